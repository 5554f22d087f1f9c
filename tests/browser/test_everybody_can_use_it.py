from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

NARROW = 320  # pixels of the narrowest phone
PAGES = {
    "da": [
        "/", "/wiki/Mikrovirksomhed", "/wiki/Snydeseddel", "/wiki/Mikrovirksomhed/history",
        "/wiki/Mikrovirksomhed/history?tick", "/wiki/Mikrovirksomhed/history?text=selvst%C3%A6ndig&by=a",
        "/wiki/Mikrovirksomhed/undos?revision=3&revision=5", "/wiki/Mikrovirksomhed/rollbacks",
        "/wiki/Mikrovirksomhed/playback", "/wiki/Ordliste/edit",
        "/wiki/Mikrovirksomhed/revisions/3", "/wiki/Messen/links",
        "/wiki/Mikrovirksomhed/diff?from=3&to=14", "/wiki/Mikrovirksomhed/diff?view=side",
        "/wiki/Mikrovirksomhed/diff?view=inline", "/wiki/Mikrovirksomhed/diff?view=rendered",
        "/wiki/Mikrovirksomhed/diff?from=3&to=14&view=rendered", "/wiki/Snydeseddel/diff?to=1&view=rendered",
        "/wiki/Mikrovirksomhed/blame",
        "/wiki/Messen/moves", "/wiki/Messen/deletion", "/wiki/Mikrovirksomhed/discussion",
        "/wiki/Mikrovirksomhed/discussion?write", "/wiki/Konkollega", "/wiki/Konkollega/discussion",
        "/wiki/Mikrovirksomhed/agreements", "/wiki/Mikrovirksomhed/versions/10",
        "/wiki/Mikrovirksomhed/versions?revision=13", "/wiki/Mikrovirksomhed/revisions/10",
        "/changes", "/people/1", "/pages", "/pages/wanted", "/wiki/Kategori:Håndbog",
        "/blog/", "/blog/?tag=Messen", "/blog/jeg-skrev-med-store-bogstaver", "/blog/new", "/blog/ingenting",
        "/blog/jeg-skrev-med-store-bogstaver/history", "/blog/under-ti-ord/edit", "/blog/under-ti-ord/deletion",
        "/wiki/Messen", "/files/", "/files/new", "/files/Standen.png", "/files/Standen.png/history",
        "/files/Standen.png/edit", "/blog/hvad-er-du-for-en",
        "/files/Standen.png/moves", "/files/mangler.png", "/sign-in",
    ],
    "en": [
        "/", "/wiki/Micro-business", "/wiki/Markup_cheat_sheet", "/wiki/Micro-business/history",
        "/wiki/Micro-business/history?tick", "/wiki/Micro-business/history?kind=undid",
        "/wiki/Micro-business/diff", "/wiki/Micro-business/playback", "/wiki/Micro-business/diff?from=1&view=side",
        "/wiki/Micro-business/diff?view=rendered",
        "/wiki/Micro-business/blame", "/wiki/Micro-business/blame?by=age",
        "/wiki/Micro-business/discussion", "/wiki/Glossary/discussion?write",
        "/wiki/Micro-business/agreements", "/wiki/Micro-business/versions/10",
        "/wiki/Glossary/edit", "/wiki/new", "/pages/orphaned", "/categories",
        "/blog/", "/blog/?month=2026-09", "/blog/four-to-hamburg-and-i-snore", "/blog/new",
        "/blog/one-order-of-hops/diff",
        "/files/unused", "/files/The_stand.png/edit", "/files/The_stand.png/deletion", "/files/The_stand.png",
        "/sign-in", "/sign-up",
    ],
}  # fmt: skip
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("da", True)], ids=["en-light", "da-dark"])
def test_nothing_stands_in_anybodys_way(open_page: OpenPage, language: str, dark: bool) -> None:
    page = open_page("phone" if dark else "desktop", dark=dark, language=language)
    found = {}
    for path in PAGES[language]:
        page.goto(path)
        found[path] = barriers(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_page_scrolls_sideways(open_page: OpenPage) -> None:
    page = open_page("phone", language="da")
    page.set_viewport_size({"width": NARROW, "height": 700})
    wide = {}
    for path in PAGES["da"]:
        page.goto(path)
        wide[path] = page.evaluate(WIDTH)
    assert {path: at for path, at in wide.items() if at > NARROW} == {}


def test_a_page_comes_in_few_pieces_and_little_weight(open_page: OpenPage) -> None:
    page, sizes = open_page("phone", language="da"), {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()}))
    page.goto("/wiki/Mikrovirksomhed", wait_until="networkidle")
    assert len(sizes) <= 6
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes.values()) <= 60_000


def test_nothing_moves_while_a_page_loads(open_page: OpenPage) -> None:
    page = open_page("phone", language="da")
    page.goto("/wiki/Mikrovirksomhed", wait_until="networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
                .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift < 0.01


def test_the_way_to_the_text_is_the_first_stop_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/wiki/Micro-business")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_the_theme_can_be_switched_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("button.theme").click()
    page.goto("/pages")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
