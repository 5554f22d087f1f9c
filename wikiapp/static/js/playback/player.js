// Plays a history, or shows the step that is asked for; fetches what it needs, and says so where that takes its time.

import { settled, Story } from "./model.js";

const AHEAD = 100; // steps that are fetched before they are needed
const CALM = 900; // milliseconds; shorter pauses leave no time to scroll smoothly
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export class Player {
  at = 0; // the step that is shown, counted from 1
  playing = false;
  speed = 1;
  #turn = 0; // counts what was asked for: what comes too late for it is not shown
  #timer = 0;

  // `beats` are pairs: up to which step, and the pause after it. `changed` hears of all that can be seen of it.
  constructor(pieces, beats, stage, changed) {
    Object.assign(this, { pieces, beats, stage, changed });
    this.story = new Story(pieces.steps);
    this.end = beats.at(-1)[0];
  }

  toggle() {
    if (this.playing) this.pause(); else this.play();
  }

  play() {
    if (this.at <= 1 || this.at >= this.end) this.at = 0;
    this.resume();
  }

  resume() {
    this.playing = true;
    this.changed({});
    this.#beat();
  }

  pause() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.playing = false;
    this.stage.pace(0);
    this.changed({});
  }

  go(step) {
    const within = Math.min(Math.max(step, 1), this.end);
    this.pause();
    this.#show(within, within);
  }

  async #beat() {
    if (this.at >= this.end) {
      this.#finish();
      return;
    }
    const [last, milliseconds] = this.beats.find(([end]) => end > this.at);
    const pause = milliseconds / this.speed;
    const begun = await this.#show(this.at + 1, last, pause);
    if (begun) this.#timer = setTimeout(() => this.#beat(), begun + pause - performance.now());
  }

  #finish() {
    this.pause();
    this.stage.draw(this.story.rows);
  }

  // Returns when it began to be shown, or nothing if it isn't: because it can't be, or something else was asked for.
  async #show(first, last, pause = 0) {
    this.#turn += 1;
    const turn = this.#turn;
    if (!this.pieces.has(last)) this.changed({ loading: true });
    try {
      await this.pieces.until(last);
    } catch {
      if (turn === this.#turn) this.#fail(last);
    }
    if (turn !== this.#turn) return 0;
    const begun = performance.now();
    const rows = this.story.frame(first, last);
    this.at = last;
    this.stage.pace(pause);
    // All of a first version is new: marks would tell nothing.
    this.stage.draw(last > 1 || pause ? rows : settled(rows), !STILL.matches && !(pause && pause < CALM));
    this.changed({ steps: this.pieces.steps.slice(first - 1, last) });
    this.pieces.prefetch(Math.min(last + AHEAD, this.end));
    return begun;
  }

  #fail(step) {
    const again = this.playing ? () => this.resume() : () => this.go(step);
    this.pause();
    this.changed({ again });
  }
}
