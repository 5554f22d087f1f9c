// Who did what, and when: as elements to see, and as a sentence to hear.

import { element } from "./paper.js";

const NAMED = 3;

export class Caption {
  constructor(root, words, title, count) {
    this.root = root;
    this.words = words;
    this.title = title; // as it is now; others are said
    this.count = count; // of versions
    // As the list beside it says it.
    this.day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  }

  // Tells of steps that are shown at once; aloud, if somebody asked for just these.
  tell(steps, aloud) {
    this.root.setAttribute("aria-live", aloud ? "polite" : "off");
    const last = steps.at(-1);
    this.#put(".titled", last.title === this.title ? [] : [last.title]);
    this.#put(".now", [this.#place(steps), " · ", ...this.#people(steps)]);
    this.#put(".what", [this.#day(last), ...this.#done(steps), ...this.#size(steps), ...this.#why(steps)]);
  }

  sentence(steps) {
    const people = this.#people(steps).map((node) => node.textContent ?? node).join("");
    return this.#filled(this.words.sentence, { place: this.#place(steps), people, day: this.#day(steps.at(-1)) });
  }

  #put(place, nodes) {
    this.root.querySelector(place).replaceChildren(...nodes);
  }

  #place(steps) {
    const { first } = steps[0];
    const { number } = steps.at(-1);
    return this.#filled(first === number ? this.words.version : this.words.versions, { first, number, count: this.count });
  }

  #day({ at }) {
    return this.day.format(new Date(at));
  }

  #people(steps) {
    if (steps.some(({ people }) => people > 1)) return [this.words.several];
    const colours = new Map(steps.map(({ author, colour }) => [author, colour]));
    const named = [...colours].slice(0, NAMED).map(([name, colour]) => element("b", `person-${colour}`, name));
    const more = colours.size - named.length;
    return [...named.flatMap((name, place) => (place ? [", ", name] : [name])), ...(more ? [` + ${more}`] : [])];
  }

  // What was done but writing.
  #done(steps) {
    const actions = steps.map(({ number, action }) => (number === 1 && action === "wrote" ? "began" : action));
    return [...new Set(actions)].filter((action) => this.words[action]).flatMap((action) => [" · ", this.words[action]]);
  }

  #size(steps) {
    const sum = (field) => steps.reduce((total, step) => total + step[field], 0);
    const [added, removed] = [sum("words_added"), sum("words_removed")];
    const shown = [];
    if (added) shown.push(element("ins", "", `+${added}`), " ");
    if (removed) shown.push(element("del", "", `−${removed}`), " ");
    return shown.length ? [" · ", ...shown, this.words.words] : [];
  }

  #why([{ summary }, ...more]) {
    return summary && !more.length ? [" ", element("q", "", summary)] : []; // of several at once it would be too much
  }

  #filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}
