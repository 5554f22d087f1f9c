// Plays on a wall how a text came about, with what the page of its playback holds; nothing of it is kept afterwards.

import { Caption } from "../playback/caption.js";
import { Pieces } from "../playback/pieces.js";
import { Player } from "../playback/player.js";
import { Stage } from "../playback/stage.js";

const STAYS = 8000; // milliseconds that the last version is shown
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// Resolves when it has been played, or it can't be, or something else is to be shown.
export async function played(paper, signal) {
  if (STILL.matches || !paper.dataset.playback) return;
  const player = await playerOf(paper.dataset.playback, signal).catch(() => null);
  if (!player) return; // the network is away
  paper.append(player);
  paper.classList.add("played");
  await toTheEnd(player, signal);
  paper.classList.remove("played");
  player.remove();
}

async function playerOf(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const player = page.querySelector(".player");
  player.replaceChildren(player.querySelector(".caption"), player.querySelector(".stage"));
  player.hidden = false;
  return player;
}

function toTheEnd(root, signal) {
  const { address, title, count, beats, words } = root.dataset;
  const told = JSON.parse(words);
  const caption = new Caption(root.querySelector(".caption"), told, title, count);
  const stage = new Stage(root.querySelector(".stage"), told.gap);
  return new Promise((resolve) => {
    const player = new Player(new Pieces(address, count), JSON.parse(beats), stage, ({ steps, again }) => {
      if (steps) caption.tell(steps, false);
      if (again) resolve();
      else if (!player.playing && player.at >= player.end) setTimeout(resolve, STAYS);
    });
    signal.addEventListener("abort", () => { player.pause(); resolve(); });
    player.play();
  });
}
