// Small comforts of the editor: an area that grows, Ctrl or Cmd with S, a name that is remembered, errors in sight.

const form = document.querySelector("[data-draft]");
const area = form.elements.body;
const name = form.elements.name;

if (!CSS.supports("field-sizing", "content")) {
  const grow = () => { area.style.blockSize = `${Math.max(area.scrollHeight + 2, area.clientHeight)}px`; };
  area.addEventListener("input", grow);
  grow();
}

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(".primary"));
});

if (name && !("sharedDevice" in document.documentElement.dataset)) {
  try {
    name.value ||= localStorage.getItem("name") ?? "";
    form.addEventListener("submit", () => localStorage.setItem("name", name.value));
  } catch { /* a name is typed again where nothing may be stored */ }
}

document.querySelector(".errors")?.focus();
