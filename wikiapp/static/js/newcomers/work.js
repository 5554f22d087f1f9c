// Looks for the number that belongs to a hash, beside the page, so that it stays quick to the touch.

import { sha256 } from "./sha256.js";

const STEP = 5000; // numbers between two words of how far it is

addEventListener("message", ({ data: { salt, hash, most } }) => {
  for (let number = 0; number < most; number += 1) {
    if (number % STEP === 0) postMessage({ tried: number });
    if (sha256(salt + number) !== hash) continue;
    postMessage({ number });
    return;
  }
});
