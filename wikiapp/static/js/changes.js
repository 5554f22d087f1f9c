// Recent changes: what a change did unfolds in its place; a moderator's look marks it as looked at for all of them.

const CHANGED = ".diff, main .lead, .renamed";

async function partsOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll(CHANGED), ...page.querySelectorAll("main > .actions")];
}

function markAsSeen(line) {
  const form = document.getElementById("ui_seen");
  const mark = line.querySelector(".unseen");
  if (!form || !mark) return;
  const sent = new FormData(form);
  sent.set("revision", mark.dataset.revision);
  fetch(form.action, { method: "POST", body: sent, redirect: "manual" }).then(() => {
    mark.remove();
    form.querySelector(`[name="revision"][value="${mark.dataset.revision}"]`)?.remove();
    form.hidden = !form.querySelector('[name="revision"]');
  });
}

async function unfold(link, line) {
  const place = document.createElement("div");
  place.className = "unfolded";
  link.setAttribute("aria-expanded", "true");
  try {
    place.append(...await partsOf(`${link.href}&view=inline`));
    line.append(place);
    markAsSeen(line);
  } catch {
    location.href = link.href; // whatever is wrong, the page itself says it
  }
}

function canUnfold() {
  for (const link of document.querySelectorAll(".revisions .size")) {
    if (!link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "false");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".revisions .size");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const line = link.closest("li");
  const open = line.querySelector(".unfolded");
  if (!open) { unfold(link, line); return; }
  open.hidden = !open.hidden;
  link.setAttribute("aria-expanded", String(!open.hidden));
});
document.addEventListener("live", canUnfold);
canUnfold();
