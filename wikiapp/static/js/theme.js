// Loaded before anything is painted, so that no page flashes in the wrong colours.
{
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const own = root.dataset.theme; // as the account says
  const system = () => own ?? (dark.matches ? "dark" : "light");
  const memory = {
    get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("theme", theme); } catch { /* chosen for this page only */ } },
    forget: () => { try { localStorage.removeItem("theme"); } catch { /* nothing was kept */ } },
  };
  const show = () => { root.dataset.theme = memory.get() ?? system(); };

  root.dataset.script = "on";
  show();
  dark.addEventListener("change", show);
  addEventListener("storage", show);
  document.addEventListener("submit", ({ target }) => { if ("theme" in target.elements) memory.forget(); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".theme")) return;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    if (root.dataset.theme === system()) memory.forget(); else memory.set(root.dataset.theme);
  });
}
