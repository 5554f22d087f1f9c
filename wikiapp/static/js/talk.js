// "Comment on this": offered while words of the text are selected; pressed, or Alt and C, it leads to the form with those words.

const PAUSE = 150; // milliseconds, so that it doesn't flicker while a finger draws
const LONGEST = 1000; // letters of a passage

function selectedIn(text) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = selection.toString().trim();
  return words && words.length <= LONGEST && text.contains(range.commonAncestorContainer) ? { range, words } : null;
}

function address(text, { range, words }) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const position = before.toString().replace(/\s+/g, " ").length;
  const asked = new URLSearchParams({ write: "", quote: words, position, revision: text.dataset.revision });
  return `${text.dataset.discussion}?${asked}#ui_body`;
}

export function offer(text) {
  const link = document.createElement("a");
  link.className = "button primary talk-this";
  link.textContent = text.dataset.talkLabel;
  link.setAttribute("aria-keyshortcuts", "Alt+C");
  link.rel = "nofollow";
  link.hidden = true;
  text.after(link);
  let timer;

  const show = () => {
    const chosen = selectedIn(text);
    link.hidden = !chosen;
    if (chosen) link.href = address(text, chosen);
  };
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(show, PAUSE); });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.code !== "KeyC" || event.ctrlKey || event.metaKey || link.hidden) return;
    event.preventDefault();
    link.click();
  });
  show();
}
