// From change to change: by buttons, and by the keys n and p, which can be switched off.

const stepping = document.querySelector(".stepping");
const hunks = [...document.querySelectorAll(".hunk")];

function step(by) {
  const here = hunks.findIndex((hunk) => hunk === document.activeElement || hunk.contains(document.activeElement));
  const next = here < 0 ? nearest(by) : hunks[here + by];
  next?.focus({ preventScroll: true, focusVisible: true });
  next?.scrollIntoView({ block: "nearest" });
}

// Without a change in focus, go on from what is on the screen.
function nearest(by) {
  const line = stepping.getBoundingClientRect().bottom > 0 ? 0 : innerHeight / 3;
  const top = (hunk) => hunk.getBoundingClientRect().top;
  return by > 0 ? hunks.find((hunk) => top(hunk) >= line) : hunks.findLast((hunk) => top(hunk) < line);
}

function listen() {
  const allowed = stepping.querySelector("input");
  try { allowed.checked = localStorage.getItem("step-keys") !== "off"; } catch { /* on, then */ }
  allowed.addEventListener("change", () => {
    try { localStorage.setItem("step-keys", allowed.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  stepping.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    const by = { n: 1, p: -1 }[event.key];
    const on = allowed.checked && allowed.offsetParent; // no keys where they can't be switched off
    if (by && on && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) step(by);
  });
  stepping.hidden = false;
}

if (stepping) listen();
