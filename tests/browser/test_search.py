from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers
from tests.serving import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenPage

IN_FOCUS = "document.activeElement.id"
PATHS = {
    "da": ["/search", "/search?q=virksomhed", "/search?q=virksomhed&language=da&since=year", "/search?q=zyxqw",
           "/search?q=moms&in=history"],
    "en": ["/search?q=business", "/search?q=business&in=history", "/search?q=&language=en"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _index_is_built(server: str) -> None:
    """Wait for what the server lets another process do when it begins."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with urlopen(f"{server}/health/ready") as answer:
            told = json.load(answer)["search"]
        if not any(one["trouble"] or one["pending"] for one in told.values()):
            return
        time.sleep(0.1)
    pytest.fail(f"the search index was not built in time: {told}")


def typed(page: Page, words: str) -> Locator:
    """Type into the search box as a person does, and return it when there are suggestions."""
    box = page.get_by_role("searchbox", name="Search")
    box.focus()
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially(words, delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    return box


def test_a_page_is_found_and_opened_by_keyboard_alone(page: Page) -> None:
    page.goto("/changes")
    box = typed(page, "gloss")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    option = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(option).to_have_text("Glossary")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert page.evaluate(IN_FOCUS) == "ui_find"
    expect(page.get_by_role("status").filter(has_text="suggestion")).to_have_count(1)
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/wiki/Glossary$"))


def test_suggestions_go_round_close_and_come_again(page: Page) -> None:
    page.goto("/changes")
    box = typed(page, "micro")
    last = page.get_by_role("listbox").get_by_role("option").last
    expect(last).to_have_text("Search all texts for “micro”")
    box.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_have_count(0)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("micro")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_what_is_typed_is_searched_for_unless_a_suggestion_is_chosen(page: Page) -> None:
    page.goto("/changes")
    typed(page, "micro-business").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=micro-business$"))
    expect(page.locator(".finds mark").first).to_be_visible()
    expect(page.get_by_role("link", name="Micro-business", exact=True).first).to_be_visible()


def test_a_suggestion_can_be_clicked(page: Page) -> None:
    page.goto("/changes")
    typed(page, "gloss")
    page.get_by_role("option", name="Glossary").click()
    expect(page).to_have_url(re.compile(r"/wiki/Glossary$"))


def test_results_are_narrowed_by_language(page: Page) -> None:
    page.goto("/search?q=EU")
    before = page.locator(".finds > li").count()
    page.get_by_role("link", name=re.compile(r"^English \d")).click()
    expect(page.get_by_role("link", name=re.compile(r"^English \d"))).to_have_attribute("aria-current", "true")
    assert 0 < page.locator(".finds > li").count() < before


def test_all_of_history_says_where_the_words_stood(page: Page) -> None:
    page.goto("/search?q=moms")
    page.get_by_role("link", name="All that it ever said").click()
    expect(page.get_by_text("Stood there").first).to_be_visible()
    find = page.locator(".finds > li", has_text="Stood there").first
    words = find.locator("mark").first.inner_text()
    find.locator(".byline a").first.click()
    expect(page).to_have_url(re.compile(r"/revisions/\d+$"))
    expect(page.get_by_role("article").or_(page.get_by_role("main")).first).to_contain_text(words)


def test_a_spelling_mistake_is_corrected(page: Page) -> None:
    page.goto("/search?q=konkolega")
    page.get_by_text("Did you mean").get_by_role("link").click()
    expect(page.locator(".finds > li").first).to_be_visible()


def test_an_empty_result_leads_to_a_new_page_of_that_title(page: Page) -> None:
    page.goto("/search?q=zyxqw")
    page.get_by_role("link", name="Write “zyxqw”").click()
    expect(page.get_by_label("Title")).to_have_value("zyxqw")


def test_searching_works_without_javascript(without_javascript: Page) -> None:
    page = without_javascript
    page.goto("/changes")
    box = page.get_by_role("searchbox", name="Search")
    box.fill("virksomhed")
    box.press("Enter")
    expect(page.locator(".finds > li").first).to_be_visible()
    page.locator(".filters summary").click()
    page.get_by_role("link", name="Newest first").click()
    expect(page).to_have_url(re.compile("order=newest"))
    page.get_by_text("Search more exactly").click()
    page.get_by_role("link", name="title:glossary").click()
    expect(page.locator(".finds > li")).to_have_count(1)


def test_on_a_phone_search_is_one_tap_away(open_page: OpenPage) -> None:
    phone = open_page("phone", language="da")
    phone.goto("/wiki/Messen")
    expect(phone.get_by_role("searchbox")).to_have_count(0)
    phone.get_by_role("link", name="Søg", exact=True).tap()
    phone.get_by_role("searchbox", name="Søg").tap()
    box = phone.get_by_role("combobox", name="Søg")
    box.press_sequentially("mikro", delay=20)
    phone.get_by_role("option", name="Mikrovirksomhed", exact=True).tap()
    expect(phone).to_have_url(re.compile(r"/wiki/Mikrovirksomhed$"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_stands_in_anybodys_way(open_page: OpenPage, language: str, dark: bool) -> None:
    page = open_page("phone" if dark else "desktop", dark=dark, language=language)
    found = {}
    for path in PATHS[language]:
        page.goto(path)
        found[path] = barriers(page)
    page.get_by_role("searchbox").focus()
    page.get_by_role("combobox").press_sequentially("e", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    found["suggestions"] = barriers(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_of_results_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    page, wide = open_page("phone", language="da"), {}
    page.set_viewport_size({"width": width, "height": 700})
    for path in PATHS["da"]:
        page.goto(path)
        page.locator("details").evaluate_all("all => { for (const one of all) one.open = true; }")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: at for path, at in wide.items() if at > width} == {}
