// The wall of a stand: asks every few seconds whether something has come, shows it and where, turns to the next text
// when nothing does, and comes back by itself when the network was away. It runs for days: nothing is kept but the
// page itself.

const EVERY = 3000, MOST = 30000, TURN = 40000; // milliseconds
const lost = document.querySelector("[data-lost]");
const papers = () => [...document.querySelectorAll("[data-paper]")];
let tag = null, wait = EVERY, turning = 0;

function turnTo(paper) {
  for (const one of papers()) one.hidden = one !== paper;
  for (const one of document.querySelectorAll("[data-about]")) one.hidden = one.dataset.about !== paper.dataset.paper;
  clearTimeout(turning);
  turning = setTimeout(goOn, TURN);
}

function goOn() {
  const all = papers();
  const at = all.findIndex((one) => !one.hidden);
  const paper = all[at];
  if (!paper) return;
  if (paper.scrollTop + paper.clientHeight < paper.scrollHeight - 4) {
    paper.scrollTop += paper.clientHeight * 0.8; // a long text is shown screen by screen
    turning = setTimeout(goOn, TURN);
    return;
  }
  paper.scrollTop = 0;
  turnTo(all[(at + 1) % all.length]);
}

// Replaces a text, and returns the first of its blocks that was not there before.
function rewrite(old, now) {
  const known = new Set([...old.children].map((block) => block.textContent));
  const fresh = [...now.children].filter((block) => !known.has(block.textContent));
  for (const block of fresh) block.classList.add("fresh");
  old.replaceChildren(...now.childNodes);
  return fresh[0];
}

function show(page) {
  const present = papers().find((one) => !one.hidden)?.dataset.paper;
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

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    const text = await answer.text();
    const now = answer.headers.get("ETag") ?? text;
    if (tag !== null && now !== tag) show(new DOMParser().parseFromString(text, "text/html"));
    tag = now;
    wait = EVERY;
    lost.textContent = "";
  } catch {
    wait = Math.min(2 * wait, MOST);
    lost.textContent = lost.dataset.lost;
  }
  setTimeout(look, wait);
}

look();
turning = setTimeout(goOn, TURN);
