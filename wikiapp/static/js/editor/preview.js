// The preview follows the writing: the same form is sent as by the button, and its answer's preview shown.

const PAUSE = 700; // milliseconds without a keystroke

const form = document.querySelector("[data-draft]");
let shown = form.elements.body.value;
let asked = new AbortController();
let timer;

async function refresh() {
  const body = form.elements.body.value;
  if (body === shown) return;
  asked.abort();
  asked = new AbortController();
  const data = new FormData(form);
  data.set("preview", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("ui_preview");
    if (!fresh) return;
    document.getElementById("ui_preview").replaceChildren(...fresh.childNodes);
    shown = body;
  } catch { /* no network: the last preview stays, and the next keystroke asks again */ }
}

form.elements.body.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, PAUSE);
});
