// Somebody's turn on a shared device: it ends when nobody has touched the device for a while, with the seconds in sight.

import { keepWhatIsTyped, typed } from "./keeping.js";

const LAST = 30; // seconds that are counted down
const TELL = 20_000; // milliseconds, at least, between two times that the server and other tabs hear of somebody
const AGAIN = 3000; // milliseconds until the server is asked again where there is no network

const SIGNS = ["pointerdown", "click", "keydown", "input", "wheel", "scroll"]; // that somebody is here
const ANSWERS = ["click", "keydown"];

const bar = document.getElementById("ui_turn");
const idle = Number(bar.dataset.idle) * 1000;
const tabs = new BroadcastChannel("turn"); // others that are open on this device
const dialog = document.createElement("dialog");
const left = document.createElement("p");
let touched = Date.now();
let told = touched;
let ending = false;

function build() {
  const heading = document.createElement("h2");
  const stay = document.createElement("button");
  heading.id = "ui_still";
  heading.textContent = bar.dataset.still;
  stay.textContent = bar.dataset.stay;
  stay.className = "primary";
  dialog.className = "still";
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading, left, stay);
  document.body.append(dialog);
}

// The question is answered by a whole tap: closed any sooner, the rest of the tap would fall on what lies below.
function here(event) {
  if (ending || (dialog.open && !ANSWERS.includes(event.type))) return;
  touched = Date.now();
  dialog.close();
  if (touched - told < TELL) return;
  told = touched;
  tabs.postMessage(bar.dataset.turn);
  fetch("/turn/presence", { method: "POST", body: new FormData(bar), redirect: "manual" }).catch(() => {});
}

function look() {
  const seconds = Math.ceil((touched + idle - Date.now()) / 1000);
  if (seconds <= 0) end("idle");
  else if (seconds <= LAST) count(seconds);
}

function count(seconds) {
  left.textContent = bar.dataset.left.replace("#", seconds);
  if (!dialog.open) dialog.showModal();
}

// Whatever the network does: nobody sees the text any more, and it isn't let go before the server has it.
async function end(how) {
  if (ending) return;
  ending = true;
  tabs.postMessage(null);
  const sent = typed(bar);
  sent.set("ending", how);
  cover();
  while (!await arrived(sent)) await new Promise((go) => { setTimeout(go, AGAIN); });
  forget();
  location.replace("/turn");
}

async function arrived(sent) {
  try {
    const answer = await fetch(bar.action, { method: "POST", body: sent, redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.status < 500;
  } catch {
    return false;
  }
}

function cover() {
  const wait = document.createElement("p");
  wait.className = "cover";
  wait.setAttribute("role", "status");
  wait.textContent = bar.dataset.wait;
  document.title = bar.dataset.wait;
  document.body.replaceChildren(wait);
}

function forget() {
  try { localStorage.clear(); sessionStorage.clear(); } catch { /* nothing was kept */ }
}

build();
tabs.postMessage(bar.dataset.turn);
keepWhatIsTyped(bar);
for (const sign of SIGNS) addEventListener(sign, here, { capture: true, passive: true });
document.addEventListener("click", (event) => {
  if (!event.target.closest("[formaction^='/turn/end']")) return;
  event.preventDefault();
  end("done");
});
// What is open in another tab goes with its turn: when that ends, or when another one has begun.
tabs.onmessage = ({ data: turn }) => {
  if (turn !== bar.dataset.turn) end("idle");
  else if (!ending) { touched = Date.now(); dialog.close(); }
};
document.addEventListener("visibilitychange", look);
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
setInterval(look, 1000);
