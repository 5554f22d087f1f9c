// The wall of a stand: asks every few seconds whether something has come, and who is writing, and comes back by itself
// when the network was away. It runs for days: nothing is kept but the page itself.

import { begin, show } from "./papers.js";

const EVERY = 3000, MOST = 30_000; // milliseconds
const lost = document.querySelector("[data-lost]");
const writing = document.querySelector("[data-writing]");
let tag = null, wait = EVERY;

async function ask(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

async function look() {
  try {
    const answer = await ask(location.href, "no-cache");
    const text = await answer.text();
    const now = answer.headers.get("ETag") ?? text;
    if (tag !== null && now !== tag) show(new DOMParser().parseFromString(text, "text/html"));
    tag = now;
    writing.textContent = (await (await ask(writing.dataset.writing, "no-store")).json()).told;
    wait = EVERY;
    lost.textContent = "";
  } catch {
    wait = Math.min(2 * wait, MOST);
    lost.textContent = lost.dataset.lost;
  }
  setTimeout(look, wait);
}

look();
begin();
