// Between two guests: nothing of the last one stays on the device, even where the browser doesn't heed Clear-Site-Data.

try { localStorage.clear(); sessionStorage.clear(); } catch { /* nothing was kept */ }
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
