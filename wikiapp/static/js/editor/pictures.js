// The button "Picture": one is chosen or taken, described in a sentence, uploaded, and put where the cursor is.

import { replace } from "./toolbar.js";

const button = document.querySelector("[data-upload]");
const dialog = document.querySelector("dialog.upload");
const chooser = document.querySelector(".choose");
const area = document.getElementById(button.closest(".toolbar").dataset.for);
const shows = dialog.querySelector("input");
const state = dialog.querySelector(".state");
const send = dialog.querySelector("[data-send]");
let chosen = null;
let place = [0, 0]; // where it shall stand; a dialog may take the cursor away

function ask(file) {
  chosen = file;
  place = [area.selectionStart, area.selectionEnd];
  dialog.querySelector(".chosen").textContent = file.name;
  state.textContent = file.size > Number(dialog.dataset.largest) * 2 ** 20 ? dialog.dataset.tooLarge : "";
  send.disabled = state.textContent !== "";
  shows.value = "";
  dialog.showModal();
}

function sent() {
  const { elements } = area.form;
  const data = new FormData();
  data.set("csrf_token", elements.csrf_token.value);
  data.set("language", elements.language?.value ?? document.documentElement.lang);
  data.set("name", elements.name?.value ?? "");
  data.set("alternative", shows.value);
  data.set("file", chosen);
  return fetch("/files/", { method: "POST", body: data, headers: { Accept: "application/json" } });
}

async function upload() {
  send.disabled = true;
  state.textContent = dialog.dataset.sending;
  let said = { error: dialog.dataset.noNetwork };
  try { said = await (await sent()).json(); } catch { /* what is said already */ }
  send.disabled = false;
  state.textContent = said.error ?? "";
  if (!said.markup || !dialog.open) return;
  dialog.close();
  insert(said.markup);
  document.querySelector(".uploaded").textContent = said.note;
}

// A picture is a paragraph of its own.
function insert(markup) {
  const [start, end] = place;
  const { value } = area;
  const gap = (lines) => "\n".repeat(Math.max(0, 2 - lines));
  const before = value.slice(0, start);
  const after = value.slice(end);
  const above = before.trim() ? gap(before.length - before.replace(/\n+$/, "").length) : "";
  const below = gap(after.length - after.replace(/^\n+/, "").length);
  replace(area, start, end, above + markup + below);
}

function dropped(event, files) {
  const file = [...files].find(({ type }) => /^(image\/|application\/pdf)/.test(type));
  if (!file) return;
  event.preventDefault();
  ask(file);
}

button.hidden = false;
button.addEventListener("click", () => chooser.click());
chooser.addEventListener("change", () => {
  if (chooser.files.length) ask(chooser.files[0]);
  chooser.value = ""; // so that the same one can be chosen again
});
send.addEventListener("click", upload);
dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => area.focus());
// The dialog stands within the form of the text, which Enter must not send.
shows.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (!send.disabled) upload();
});
area.addEventListener("paste", (event) => dropped(event, event.clipboardData.files));
area.addEventListener("drop", (event) => dropped(event, event.dataTransfer.files));
