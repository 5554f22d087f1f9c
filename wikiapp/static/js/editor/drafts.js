// What is typed survives a reload and a lost network: kept on this device until it is saved or thrown away.

const FIELDS = ["title", "body", "summary", "based_on"];
const PAUSE = 400; // milliseconds without a keystroke

const form = document.querySelector("[data-draft]");
const status = form.querySelector(".draft");
const restored = document.querySelector(".restored");
const key = `draft:${form.dataset.draft}`;
const shared = "sharedDevice" in document.documentElement.dataset;
const fields = FIELDS.map((name) => form.elements[name]).filter(Boolean);
const opened = read();
let stored = true;
let sending = false;
let timer;

function read() {
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

function write(values) {
  for (const field of fields) if (field.name in values) field.value = values[field.name];
  form.elements.body.dispatchEvent(new Event("input", { bubbles: true }));
}

function differs(values) {
  return fields.some(({ name }) => name !== "based_on" && name in values && values[name] !== opened[name]);
}

function forget() {
  try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
}

function keep() {
  clearTimeout(timer);
  const now = read();
  if (!differs(now) && !("typed" in form.dataset)) { forget(); stored = true; status.textContent = ""; return; }
  try {
    localStorage.setItem(key, JSON.stringify(now));
    stored = true;
  } catch {
    stored = false;
  }
  status.textContent = stored ? status.dataset.kept : status.dataset.notKept;
}

function restore() {
  let draft = null;
  try { draft = JSON.parse(localStorage.getItem(key)); } catch { /* unreadable: as if there were none */ }
  if (!draft || !differs(draft)) return;
  write(draft);
  restored.hidden = false;
  restored.querySelector("button").addEventListener("click", () => {
    write(opened);
    clearTimeout(timer);
    forget();
    status.textContent = "";
    restored.hidden = true;
    form.elements.body.focus();
  });
}

// What the server hands back was typed here a moment ago: newer than any draft, and maybe sent from another address.
function adopt() {
  keep();
  const sent = sessionStorage.getItem("sent");
  if (stored && sent && sent !== key) localStorage.removeItem(sent);
}

function start() {
  if ("typed" in form.dataset) adopt(); else restore();
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, PAUSE); });
  addEventListener("pagehide", () => { if (timer) keep(); });
  addEventListener("beforeunload", (event) => { keep(); if (!stored && !sending) event.preventDefault(); });
  addEventListener("pageshow", () => { sending = false; });
  form.addEventListener("submit", (event) => {
    keep();
    sending = true;
    if (stored && event.submitter?.name !== "preview") sessionStorage.setItem("sent", key);
  });
}

if (!shared) start();
