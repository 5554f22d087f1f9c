// Keeps a part of a page level with the server: asks every few seconds whether the page is still the same, which the
// server answers from memory without sending it again, and shows what has come.

const EVERY = 4000, MOST = 60000; // milliseconds; longer and longer while the network is away

function linesOf(part) {
  return new Map([...part.querySelectorAll("li")].map((line) => [line.querySelector("a")?.getAttribute("href"), line]));
}

function show(part, now, status) {
  const known = linesOf(part);
  const fresh = [...linesOf(now)].filter(([address]) => !known.has(address)).map(([, line]) => line);
  if (!fresh.length) return 0; // a form's token may differ, but nothing that anybody reads
  for (const line of fresh) line.classList.add("fresh");
  if (part.querySelector(".unfolded")) part.querySelector("ol")?.prepend(...fresh); // somebody reads what is open
  else part.replaceChildren(...now.childNodes);
  if (status) status.textContent = status.dataset.told.replace("#", fresh.length);
  return fresh.length;
}

function keepLevel(part) {
  const status = document.querySelector("[data-told]");
  let seen = null, wait = EVERY, timer = 0;

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.status);
      const tag = answer.headers.get("ETag");
      const text = await answer.text();
      if (seen !== null && (tag || text) !== seen) {
        const page = new DOMParser().parseFromString(text, "text/html");
        const now = page.querySelector("[data-live]");
        if (now && show(part, now, status)) part.dispatchEvent(new CustomEvent("live", { bubbles: true }));
      }
      seen = tag || text;
      wait = EVERY;
    } catch {
      wait = Math.min(2 * wait, MOST);
    }
    if (!document.hidden) timer = setTimeout(look, wait);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("online", look);
  look();
}

const part = document.querySelector("[data-live]");
if (part) keepLevel(part);
