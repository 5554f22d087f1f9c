// The texts on a wall: one is shown at a time, screen by screen, and what has come to it is marked. While nothing
// comes, it is played how a text came about, before the next one is turned to.

import { played } from "./playback.js";

const TURN = 40_000, QUIET = 180_000; // milliseconds for a screen, and without anything new before a history is played
let timer = 0, playing = null, changedAt = Date.now();

const papers = () => [...document.querySelectorAll("[data-paper]")];
const shown = () => papers().find((paper) => !paper.hidden);

export function begin() {
  timer = setTimeout(goOn, TURN);
}

function turnTo(paper) {
  for (const one of papers()) one.hidden = one !== paper;
  for (const one of document.querySelectorAll("[data-about]")) one.hidden = one.dataset.about !== paper.dataset.paper;
  clearTimeout(timer);
  begin();
}

async function goOn() {
  const paper = shown();
  if (!paper) return;
  if (paper.scrollTop + paper.clientHeight < paper.scrollHeight - 4) {
    paper.scrollTop += paper.clientHeight * 0.8; // a long text is shown screen by screen
    begin();
    return;
  }
  if (Date.now() - changedAt > QUIET) {
    playing = new AbortController();
    await played(paper, playing.signal);
    if (playing.signal.aborted) return; // something new is shown already
  }
  paper.scrollTop = 0;
  const all = papers();
  turnTo(all[(all.indexOf(paper) + 1) % all.length]);
}

// Replaces a text, and returns the first of its blocks that was not there before.
function rewrite(old, now) {
  const known = new Set([...old.children].map((block) => block.textContent));
  const fresh = [...now.children].filter((block) => !known.has(block.textContent));
  for (const block of fresh) block.classList.add("fresh");
  old.replaceChildren(...now.childNodes);
  return fresh[0];
}

export function show(page) {
  playing?.abort();
  changedAt = Date.now();
  const present = shown()?.dataset.paper;
  const was = new Map(papers().map((one) => [one.dataset.paper, one]));
  const now = [...page.querySelectorAll("[data-paper]")];
  document.querySelector("aside").replaceWith(page.querySelector("aside"));
  if (now.length !== was.size || now.some((one) => !was.has(one.dataset.paper))) {
    document.querySelector("main").replaceWith(page.querySelector("main")); // the stand works on something else
    if (now[0]) turnTo(papers()[0]);
    return;
  }
  let changed = null;
  for (const one of now) {
    const old = was.get(one.dataset.paper);
    old.querySelector("h2").replaceWith(one.querySelector("h2"));
    const place = rewrite(old.querySelector("[data-text]"), one.querySelector("[data-text]"));
    if (place) changed = { paper: old, place };
  }
  const paper = changed?.paper ?? was.get(present);
  if (paper) turnTo(paper);
  changed?.place.scrollIntoView({ block: "center" });
}
