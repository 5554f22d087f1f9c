// Joins the player with what is on the page: buttons, keys, the scrubber, the caption, the list.

import { Caption } from "./caption.js";
import { List } from "./list.js";
import { Pieces } from "./pieces.js";
import { Player } from "./player.js";
import { Stage } from "./stage.js";

const root = document.querySelector(".player");
const part = (name) => root.querySelector(name);
const { address, title, count, start, stride } = root.dataset;
const words = JSON.parse(root.dataset.words);
const caption = new Caption(part(".caption"), words, title, count);
const stage = new Stage(part(".stage"), words.gap);
const player = new Player(new Pieces(address, count), JSON.parse(root.dataset.beats), stage, show);
const stepOf = (number) => Math.ceil(number / stride);
const list = new List(document.querySelector(".told"), address, (number) => player.go(stepOf(number)));
const scrubber = part("input");
let again = null;

function show({ steps, loading = false, again: retry = null }) {
  again = retry;
  part(".play").textContent = player.playing ? words.pause : words.play;
  part(".loading").textContent = loading ? words.loading : "";
  part(".trouble").hidden = !retry;
  if (!steps) return;
  scrubber.value = player.at;
  // What is played isn't read out; neither is twice what the scrubber says itself.
  if (!player.playing) scrubber.setAttribute("aria-valuetext", caption.sentence(steps));
  caption.tell(steps, !player.playing && document.activeElement !== scrubber);
  list.mark(steps.at(-1).number);
}

const KEYS = {
  " ": () => player.toggle(),
  ArrowLeft: () => player.go(player.at - 1),
  ArrowRight: () => player.go(player.at + 1),
  Home: () => player.go(1),
  End: () => player.go(player.end),
};

function press(event) {
  const act = KEYS[event.key];
  const typing = event.target.closest("input:not([type=range]), textarea, select");
  const own = event.key === " " ? "a, button, summary" : "[type=range]"; // what uses this key itself
  if (!act || typing || event.target.closest(own) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  act();
}

part(".play").addEventListener("click", () => player.toggle());
part(".previous").addEventListener("click", KEYS.ArrowLeft);
part(".next").addEventListener("click", KEYS.ArrowRight);
part(".trouble button").addEventListener("click", () => again?.());
part("select").addEventListener("change", (event) => { player.speed = Number(event.target.value); });
scrubber.addEventListener("input", () => player.go(Number(scrubber.value)));
document.addEventListener("keydown", press);

scrubber.max = player.end;
root.hidden = false;
root.parentElement.classList.add("started");
player.go(stepOf(start));
if (location.hash === "#play" && !matchMedia("(prefers-reduced-motion: reduce)").matches) player.play();
