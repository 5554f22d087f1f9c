"""What stands in the way of people who see, hear or move differently, as axe-core finds it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"


def barriers(page: Page) -> list[str]:
    """Return a line for each place that breaks WCAG 2.2 AA or a best practice; none is what a test wants."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))} {_reason(node)}"
        for rule in page.evaluate(RUN, RULES)
        for node in rule["nodes"]
    ]


def _reason(node: dict[str, list[dict[str, str]]]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
