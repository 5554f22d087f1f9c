// A text as rows that changes are applied to, forwards and backwards. A row is a line as it is, or, where it was
// touched, an object: its parts, the colour of whoever touched it, and whether the line is gone.

const UNDONE = { same: "same", changed: "changed", added: "removed", removed: "added" };

export const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

export function said(row) {
  return row.parts ? row.parts.map(([mark, text]) => (mark === "removed" ? "" : text)).join("") : row;
}

export const settled = (rows) => rows.filter((row) => !row.gone).map(said);

export function applied(rows, change, colour) {
  const found = [];
  let at = 0;
  const take = (count) => {
    const from = at;
    for (let left = count; left > 0; at += 1) if (!rows[at].gone) left -= 1;
    return rows.slice(from, at);
  };
  const touch = (count, mark) => take(count).map((row) => (row.gone ? row : mark(row)));
  for (const [kind, what, move] of change) {
    const whole = (text) => ({ parts: [[kind, text]], colour, move, gone: kind === "removed" });
    if (kind === "same") found.push(take(what));
    else if (kind === "added") found.push(lines(what).map(whole));
    else if (kind === "removed") found.push(touch(lines(what).length, (row) => whole(said(row))));
    else found.push(touch(1, () => ({ parts: what, colour })));
  }
  found.push(rows.slice(at));
  return found.flat();
}

export function reversed(change) {
  return change.map(([kind, what]) => [
    UNDONE[kind],
    kind === "changed" ? what.map(([mark, text]) => [UNDONE[mark], text]) : what,
  ]);
}

// The text as it stood after a step. Steps are counted from 1; at 0 there is nothing yet.
export class Story {
  constructor(steps) {
    this.steps = steps;
    this.at = 0;
    this.rows = [];
  }

  // Goes to the text after step `last`, and returns it with the marks of all that was changed from `first` on.
  frame(first, last) {
    while (this.at >= first) {
      this.at -= 1;
      this.rows = applied(this.rows, reversed(this.steps[this.at].change));
    }
    while (this.at < first - 1) this.#forward();
    this.rows = settled(this.rows);
    while (this.at < last) this.#forward();
    const marked = this.rows;
    this.rows = settled(marked);
    return marked;
  }

  #forward() {
    const { change, colour } = this.steps[this.at];
    this.rows = applied(this.rows, change, colour);
    this.at += 1;
  }
}
