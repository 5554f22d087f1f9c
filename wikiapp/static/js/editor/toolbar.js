// The five buttons: each wraps what is selected, or begins the line with a mark; pressed again it takes the mark away.

const WRAPS = { bold: ["**", "**"], italic: ["*", "*"], link: ["[[", "]]"] };
const STARTS = { heading: "## ", list: "- " };

// Typed as if by hand, so that the browser's own undo still works.
export function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  const typed = document.execCommand("insertText", false, text) || (text === "" && document.execCommand("delete"));
  if (!typed) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function wrap(area, [before, after]) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inside = value.slice(start, end);
  if (value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after)) {
    replace(area, start - before.length, end + after.length, inside);
    area.setSelectionRange(start - before.length, end - before.length);
  } else {
    replace(area, start, end, before + inside + after);
    area.setSelectionRange(start + before.length, end + before.length);
  }
}

function begin(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const found = value.indexOf("\n", selectionEnd);
  const end = found < 0 ? value.length : found;
  const lines = value.slice(start, end).split("\n");
  const marked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (marked ? line.slice(mark.length) : mark + line.replace(/^(#+|[-*]) /, "")));
  const text = changed.join("\n");
  replace(area, start, end, text);
  area.setSelectionRange(lines.length > 1 ? start : start + text.length, start + text.length);
}

function press(area, mark) {
  if (mark in WRAPS) wrap(area, WRAPS[mark]); else begin(area, STARTS[mark]);
}

for (const bar of document.querySelectorAll(".toolbar")) {
  const area = document.getElementById(bar.dataset.for);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (button) press(area, button.dataset.mark);
  });
  area.addEventListener("keydown", (event) => {
    const mark = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    press(area, mark);
  });
}
