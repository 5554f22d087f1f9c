// Does the sum that a form waits for, and sends it.

const form = document.querySelector("[data-proof]");
const { salt, hash, most, signature } = form.dataset;
const progress = form.querySelector("progress");
const status = form.querySelector("[role=status]");
const worker = new Worker(new URL("./work.js", import.meta.url), { type: "module" });

worker.addEventListener("message", ({ data: { tried, number } }) => {
  if (number === undefined) {
    progress.value = tried;
    return;
  }
  worker.terminate();
  form.elements.proof.value = `${salt} ${number} ${signature}`;
  status.textContent = status.dataset.done;
  form.submit();
});

progress.hidden = false;
worker.postMessage({ salt, hash, most: Number(most) });
