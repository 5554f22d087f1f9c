// The text, and in it what is being changed. Of a large text only what is near to changes is shown.

import { Paper } from "./paper.js";

const SHORT = { letters: 40_000, rows: 400 }; // up to here a text is shown whole
const LONG = { letters: 20_000, rows: 160, line: 600 };
const AROUND = { most: 60, least: 3 }; // rows that are shown beside one that was touched

export class Stage {
  constructor(root, gap) {
    this.root = root;
    this.gap = gap; // what is said where unchanged lines are left out
    this.near = 0; // the row that was touched last
  }

  // Shows rows and goes to where most was added, or removed; smoothly, if there is time for that.
  draw(rows, smoothly) {
    const touched = rows.findIndex((row) => row.parts);
    if (touched >= 0) this.near = touched;
    this.root.replaceChildren(...this.#elements(rows));
    const longer = (one, other) => (other.textContent.length > one.textContent.length ? other : one);
    const changed = ["ins", "del"].map((name) => [...this.root.querySelectorAll(name)]).find((found) => found.length);
    if (!changed) return;
    const top = changed.reduce(longer).offsetTop - this.root.clientHeight / 3;
    this.root.scrollTo({ top, behavior: smoothly ? "smooth" : "instant" });
  }

  // Words fade in and out only while it is played, and in the time that there is.
  pace(milliseconds) {
    this.root.classList.toggle("playing", milliseconds > 0);
    this.root.style.setProperty("--pause", `${milliseconds}ms`);
  }

  #elements(rows) {
    const letters = rows.reduce((sum, row) => sum + (row.length ?? 0), 0);
    const whole = rows.length <= SHORT.rows && letters <= SHORT.letters;
    const paper = new Paper(whole ? { letters: Infinity, line: Infinity } : LONG, this.gap);
    let end = 0;
    for (const [from, to] of whole ? [[0, rows.length]] : stretches(rows, this.near)) {
      paper.leaveOut(from - end);
      for (end = from; end < to && paper.room > 0; end += 1) paper.put(rows[end]);
    }
    paper.leaveOut(rows.length - end);
    return paper.elements;
  }
}

function stretches(rows, near) {
  const touched = [...rows.keys()].filter((place) => rows[place].parts);
  const places = touched.length ? touched : [near];
  const around = Math.max(AROUND.least, Math.floor(AROUND.most / places.length));
  const found = [[0, 0]];
  let left = LONG.rows;
  for (const place of places) {
    const last = found.at(-1);
    const from = Math.max(place - around, last[1]);
    const to = Math.min(place + around + 1, rows.length);
    if (from === last[1]) last[1] = to; else if (from < to) found.push([from, to]);
    left -= to - from;
    if (left < 0) break;
  }
  return found;
}
