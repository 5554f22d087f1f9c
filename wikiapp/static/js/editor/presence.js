// Tells the server every now and then that this editor is open, and shows how many others write here.

const EVERY = 15000; // milliseconds

const status = document.querySelector("[data-presence]");
const form = status?.closest("form");
const editor = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function said(leaves) {
  const data = new FormData();
  data.set("csrf_token", form.elements.csrf_token.value);
  data.set("editor", editor);
  if (leaves) data.set("leaves", "1");
  return data;
}

async function tell() {
  if (document.hidden) return;
  try {
    const answer = await fetch(status.dataset.presence, { method: "POST", body: said(false), redirect: "manual" });
    const { told } = await answer.json();
    if (told !== status.textContent) status.textContent = told;
  } catch { /* no network: the next time tells it */ }
}

if (status) {
  tell();
  setInterval(tell, EVERY);
  document.addEventListener("visibilitychange", tell);
  addEventListener("pagehide", () => navigator.sendBeacon(status.dataset.presence, said(true)));
}
