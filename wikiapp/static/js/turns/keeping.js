// What is typed on a shared device is kept by the server, for whoever typed it: the device itself keeps nothing.

const PAUSE = 1500; // milliseconds without a keystroke

const writing = document.querySelector("[data-draft]");

// All that was typed on this page; where there is nothing to type, only what proves that the form is ours.
export function typed(bar) {
  const body = writing?.elements.body;
  const untouched = body && body.value === body.defaultValue && !("typed" in writing.dataset);
  return new FormData(writing && !untouched ? writing : bar);
}

export function keepWhatIsTyped(bar) {
  const address = bar.action.replace("/turn/end", "/turn/texts");
  const status = writing?.querySelector(".draft");
  let timer = 0;

  const keep = async () => {
    timer = 0;
    let kept = false;
    try {
      kept = (await fetch(address, { method: "POST", body: typed(bar), redirect: "manual" })).ok;
    } catch { /* no network: the next keystroke tries again, and so does the end of the turn */ }
    if (status) status.textContent = kept ? status.dataset.kept : status.dataset.notKept;
  };
  const stop = () => { clearTimeout(timer); timer = 0; };

  writing?.addEventListener("input", () => { stop(); timer = setTimeout(keep, PAUSE); });
  writing?.addEventListener("submit", stop);
  addEventListener("pagehide", () => { if (timer) navigator.sendBeacon(address, typed(bar)); });
}
