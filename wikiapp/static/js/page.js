// What makes a finished page more pleasant: times in words, a way from a heading into its section, one's place in the text.

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const LONGEST = 14 * 86400; // seconds; older moments are better said as a date

function sayTimes(root) {
  const { lang } = document.documentElement;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const date = new Intl.DateTimeFormat(lang, { dateStyle: "medium" });
  const exact = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeStyle: "medium" });
  for (const time of root.querySelectorAll(".relative time")) {
    const at = Date.parse(time.dateTime);
    const age = (Date.now() - at) / 1000;
    const [unit, length] = UNITS.find(([, seconds]) => age >= seconds) ?? ["second", Infinity];
    time.textContent = age < LONGEST ? words.format(-Math.floor(Math.max(age, 0) / length), unit) : date.format(at);
    time.title = exact.format(at);
  }
}

function linkSections(text) {
  for (const heading of text.querySelectorAll(":scope > [data-section]")) {
    const link = document.createElement("a");
    link.className = "section-edit";
    link.href = `${text.dataset.edit}?section=${heading.dataset.section}`;
    link.lang = document.documentElement.lang;
    link.textContent = text.dataset.editLabel;
    link.setAttribute("aria-label", `${text.dataset.editLabel}: ${heading.textContent}`);
    heading.after(link);
  }
}

function followReading(contents) {
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const watcher = new IntersectionObserver(() => {
    const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
    for (const [id, link] of links) {
      if (id === read?.id) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "99999px 0px -66% 0px" });
  headings.forEach((heading) => watcher.observe(heading));
}

// What stands beside the text where there is room for it is folded above it on a phone.
function openBeside(details) {
  const wide = matchMedia("(min-width: 60.0625rem)");
  const fit = () => { details.open = wide.matches || "chosen" in details.dataset; };
  wide.addEventListener("change", fit);
  fit();
}

// A redirect after a sent form means that it was saved; only then may the draft of it go.
function forgetSavedDraft() {
  try {
    const sent = sessionStorage.getItem("sent");
    sessionStorage.removeItem("sent");
    const arrived = performance.getEntriesByType("navigation")[0]?.redirectCount > 0;
    if (sent && arrived && !document.querySelector("[data-draft]")) localStorage.removeItem(sent);
  } catch { /* without storage there are no drafts */ }
}

// One menu at a time, and none after a click beside it or Escape.
function closeMenus() {
  const menu = document.querySelector(".tabs details");
  document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// What a search box suggests is only fetched for whoever is about to type.
function suggestWhenAsked(form) {
  const begin = () => import("./suggestions.js").then(({ suggestIn }) => suggestIn(form));
  form.querySelector("input").addEventListener("focus", begin, { once: true });
}

forgetSavedDraft();
sayTimes(document);
closeMenus();
document.querySelectorAll(".find").forEach(suggestWhenAsked);
document.querySelectorAll(".text[data-edit]").forEach(linkSections);
document.querySelectorAll(".contents details, .filters details").forEach(openBeside);
const talkable = document.querySelector("[data-discussion]");
if (talkable) {
  document.addEventListener("selectionchange", () => { import("./talk.js").then(({ offer }) => offer(talkable)); }, { once: true });
}
const contents = document.querySelector(".contents");
if (contents) followReading(contents);
