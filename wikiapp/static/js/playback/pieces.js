// The steps of a history, fetched piece by piece, one after the other, and only as far as they are needed.

const PATIENCE = 20_000; // milliseconds

export class Pieces {
  constructor(address, count) {
    this.address = address;
    this.count = count; // of revisions, when the page was loaded: what comes later is not played
    this.steps = [];
    this.next = 1;
  }

  has(step) {
    return this.steps.length >= step;
  }

  // Resolves when the steps up to this one are there; rejects if they can't be had now.
  async until(step) {
    while (!this.has(step)) {
      this.coming ??= this.#fetch().finally(() => { this.coming = null; });
      await this.coming;
    }
  }

  // Whoever needs them in the end will hear of it if they can't be had.
  prefetch(step) {
    this.until(step).catch(() => {});
  }

  async #fetch() {
    const query = new URLSearchParams({ format: "json", from: this.next, to: this.count });
    const answer = await fetch(`${this.address}?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(answer.statusText);
    const piece = await answer.json();
    this.steps.push(...piece.steps);
    this.next = piece.next;
  }
}
