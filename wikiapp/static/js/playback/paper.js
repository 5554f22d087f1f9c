// Rows of a text as elements, with the words that were added and removed in the colours of their people.

const NAMES = { same: "span", added: "ins", removed: "del" };
const MOST_GONE = 400; // letters of removed lines that are shown before they go: what came instead shall be seen too

export class Paper {
  elements = [];
  #run = null; // whole lines that share a fate become one element
  #letters = 0; // in that

  constructor({ letters, line }, gap) {
    this.room = letters; // that may still be put on it
    this.longest = line; // what a line has more is left out from its middle
    this.gap = gap;
  }

  put(row) {
    const { parts = [["same", row]], colour, move, gone } = row;
    const run = parts.length > 1 ? {} : `${parts[0][0]} ${colour} ${move}`;
    if (run !== this.#run) this.#begin(run, parts, colour, move);
    else if (!gone || this.#letters < MOST_GONE) this.elements.at(-1).lastChild.append("\n", this.#short(parts[0][1]));
    this.#letters += parts[0][1].length;
  }

  leaveOut(count) {
    if (count) this.elements.push(element("p", "gap", this.gap.replace("{count}", count)));
    this.#run = null;
  }

  #begin(run, parts, colour, move) {
    const line = element("div", move ? "line moved" : "line");
    for (const [mark, text] of parts) {
      if (this.room <= 0) break;
      const words = this.#short(text) || (mark === "same" ? "" : "¶");
      line.append(element(NAMES[mark], mark === "same" ? "" : `person-${colour ?? "many"}`, words));
    }
    this.elements.push(line);
    this.#run = run;
    this.#letters = 0;
  }

  #short(text) {
    const words = text.replace(/\n$/, "");
    const half = this.longest / 2;
    this.room -= Math.min(words.length, this.longest) + 1;
    if (words.length <= this.longest) return words;
    return `${words.slice(0, half).replace(/[\uD800-\uDBFF]$/, "")} … ${words.slice(-half).replace(/^[\uDC00-\uDFFF]/, "")}`;
  }
}

export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
