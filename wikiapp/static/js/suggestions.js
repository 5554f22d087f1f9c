// Titles below a search box while somebody types: a combobox with a list, for keyboards and screen readers too.

const PAUSE = 120; // milliseconds without a keystroke
const style = new URL("../css/suggestions.css", import.meta.url).href;

export function suggestIn(form) {
  const input = form.querySelector("input[type=search]");
  const list = element("ul", { id: `${input.id}_suggestions`, role: "listbox", class: "suggestions", "aria-label": form.dataset.list });
  const told = element("span", { role: "status", class: "hide" });
  const answers = new Map();
  let asked = new AbortController();
  let timer;
  let active = -1;

  function show(suggestions) {
    const all = { words: form.dataset.all.replace("#", input.value.trim()), go: () => form.requestSubmit(), class: "all" };
    list.replaceChildren(...[...suggestions, all].map(option));
    told.textContent = { 0: form.dataset.none, 1: form.dataset.one }[suggestions.length] ?? form.dataset.some.replace("#", suggestions.length);
    choose(-1);
    open(true);
  }

  function option({ words, note, go, class: name }, number) {
    const shown = element("li", { id: `${list.id}_${number}`, role: "option", "aria-selected": "false", ...(name && { class: name }) });
    shown.append(words);
    if (note) shown.append(Object.assign(element("span", { class: "quiet" }), { textContent: note }));
    shown.addEventListener("mousedown", (event) => event.preventDefault()); // the box stays in focus
    shown.addEventListener("click", go);
    return shown;
  }

  function choose(number) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = number;
    const chosen = list.children[active];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id); else input.removeAttribute("aria-activedescendant");
  }

  function open(yes) {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) { choose(-1); told.textContent = ""; }
  }

  async function ask() {
    const typed = input.value.trim();
    asked.abort();
    if (!typed || document.activeElement !== input) { open(false); return; }
    asked = new AbortController();
    try {
      if (!answers.has(typed)) answers.set(typed, await fetched(typed, asked.signal));
      if (input.value.trim() === typed && document.activeElement === input) show(answers.get(typed));
    } catch { /* no network, or typed on: the form itself still works */ }
  }

  const KEYS = {
    ArrowDown: () => { if (list.hidden) ask(); else choose(active + 1 < list.children.length ? active + 1 : -1); },
    ArrowUp: () => { if (list.hidden) ask(); else choose(active < 0 ? list.children.length - 1 : active - 1); },
    Enter: () => { list.children[active]?.click(); },
    Escape: () => { open(false); },
  };

  input.addEventListener("keydown", (event) => {
    const idle = (event.key === "Enter" && active < 0) || (event.key === "Escape" && list.hidden);
    if (idle || event.isComposing || event.altKey || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("blur", () => { clearTimeout(timer); asked.abort(); open(false); });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id })) input.setAttribute(name, value);
  open(false);
  form.append(list, told);
  dress();
}

async function fetched(typed, signal) {
  const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, { signal });
  const [, titles, notes, addresses] = await answer.json();
  return titles.map((words, number) => {
    const { pathname } = new URL(addresses[number], location);
    return { words, note: notes[number], go: () => location.assign(pathname) };
  });
}

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

function dress() {
  if (!document.querySelector(`link[href="${style}"]`)) document.head.append(element("link", { rel: "stylesheet", href: style }));
}
