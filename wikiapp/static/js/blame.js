// Where a word comes from, as a card beside it; without this, its link leads to the same words below the text.

const text = document.querySelector(".authors");
const GAP = 8; // pixels between a word and its card

function card() {
  const made = document.createElement("section");
  made.className = "origin";
  made.id = "ui_origin";
  made.popover = "auto";
  made.tabIndex = -1;
  document.body.append(made);
  made.addEventListener("toggle", (event) => { if (event.newState === "closed") light(null); });
  return made;
}

function closing(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("popovertarget", "ui_origin");
  button.setAttribute("popovertargetaction", "hide");
  return button;
}

// All that comes from the same version, so that its words elsewhere are seen, too.
function light(hash) {
  text.querySelectorAll(".lit").forEach((run) => run.classList.remove("lit"));
  if (hash) text.querySelectorAll(`[href="${hash}"]`).forEach((run) => run.classList.add("lit"));
}

function show(origin, run, at) {
  const told = document.getElementById(run.hash.slice(1));
  origin.replaceChildren(...told.cloneNode(true).children, closing(text.dataset.close));
  origin.setAttribute("aria-label", told.querySelector("a").textContent);
  if (!origin.matches(":popover-open")) origin.showPopover();
  light(run.hash);
  place(origin, at);
  origin.focus({ preventScroll: true });
}

// Below the word where there is room, above it otherwise; on a phone the style sheet places it.
function place(origin, { x, top, bottom }) {
  const { offsetWidth: width, offsetHeight: height } = origin;
  const above = bottom + GAP + height > innerHeight && top - GAP - height > 0;
  const left = Math.min(Math.max(x - width / 2, GAP), document.documentElement.clientWidth - width - GAP);
  const narrow = getComputedStyle(origin).position === "fixed";
  origin.style.left = narrow ? "" : `${left + scrollX}px`;
  origin.style.top = narrow ? "" : `${(above ? top - GAP - height : bottom + GAP) + scrollY}px`;
}

// A run may go over many lines: the one that was pressed, or the first for whoever uses the keyboard.
function line(run, event) {
  const lines = [...run.getClientRects()];
  const pressed = event.detail && lines.find((one) => event.clientY >= one.top && event.clientY <= one.bottom);
  const { top, bottom, left, width } = pressed || lines[0];
  return { x: pressed ? event.clientX : left + Math.min(width, 100) / 2, top, bottom };
}

function listen() {
  const origin = card();
  text.addEventListener("click", (event) => {
    const run = event.target.closest("a");
    if (!run || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(origin, run, line(run, event));
  });
}

// What isn't found out yet is asked for again, as long as each time more is known.
function goOn(level) {
  const key = `blame ${location.pathname}`;
  const before = Number(sessionStorage.getItem(key) ?? -1);
  sessionStorage.setItem(key, level);
  if (level > before) setTimeout(() => location.reload(), 500);
}

if (text && "popover" in HTMLElement.prototype) listen();
const waiting = document.querySelector("[data-level]");
try {
  if (waiting) goOn(Number(waiting.dataset.level)); else sessionStorage.removeItem(`blame ${location.pathname}`);
} catch { /* without storage, by the link */ }
