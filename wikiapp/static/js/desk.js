// The moderators' desk by keys: j and k move, a approves, d declines, o opens; they can be switched off.

const keys = document.querySelector(".keys");
const waiting = [...document.querySelectorAll("article.waits, form.waits, div.waits")];

function move(by) {
  const here = waiting.findIndex((one) => one.contains(document.activeElement));
  const next = waiting[Math.max(0, Math.min(here + by, waiting.length - 1))];
  next?.focus({ preventScroll: true, focusVisible: true });
  next?.scrollIntoView({ block: "nearest" });
}

function act(what) {
  const here = waiting.find((one) => one.contains(document.activeElement));
  if (what === "open") here?.querySelector("p a")?.click();
  else here?.querySelector(`form[action$="/${what}"]`)?.requestSubmit();
}

const DOES = {
  j: () => move(1), k: () => move(-1), a: () => act("approval"), d: () => act("decline"), o: () => act("open"),
};

function listen() {
  const allowed = keys.querySelector("input");
  try { allowed.checked = localStorage.getItem("desk-keys") !== "off"; } catch { /* on, then */ }
  allowed.addEventListener("change", () => {
    try { localStorage.setItem("desk-keys", allowed.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    const on = allowed.checked && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (on) DOES[event.key]?.();
  });
  for (const one of waiting) one.tabIndex = -1;
  keys.hidden = false;
}

if (keys && waiting.length) listen();
