from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenPage

AUTHORS = "/wiki/Micro-business/blame"


def test_a_click_on_a_word_tells_where_it_comes_from_beside_it(page: Page) -> None:
    page.goto(AUTHORS)
    run = _words_of(page, 3)
    run.click()
    card = page.get_by_role("region", name="Version 3")
    expect(card).to_be_visible()
    expect(card.get_by_role("link", name="What it changed")).to_have_attribute("href", re.compile(r"/diff\?to=3$"))
    assert page.url.endswith("/blame")
    beside, box = card.bounding_box(), run.bounding_box()
    assert beside
    assert box
    assert beside["y"] <= box["y"] + box["height"] + 20
    assert box["y"] <= beside["y"] + beside["height"] + 20


def test_all_words_of_the_same_version_are_marked_meanwhile(page: Page) -> None:
    page.goto(AUTHORS)
    _words_of(page, 3).click()
    assert page.locator(".lit").count() == page.locator('.authors [href="#version-3"]').count()
    page.mouse.click(5, 5)
    expect(page.locator(".origin")).to_be_hidden()
    expect(page.locator(".lit")).to_have_count(0)


def test_it_goes_by_keyboard_and_escape_leads_back(page: Page) -> None:
    page.goto(AUTHORS)
    _words_of(page, 3).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Version 3")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".origin a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".origin")).to_be_hidden()
    expect(_words_of(page, 3)).to_be_focused()


def test_on_a_phone_it_lies_above_the_tabs_and_has_a_button_to_close_it(phone: Page) -> None:
    phone.goto(AUTHORS)
    _words_of(phone, 3).tap()
    card = phone.locator(".origin")
    box, tabs = card.bounding_box(), phone.locator(".tabs").bounding_box()
    assert box
    assert tabs
    assert (box["x"], box["width"]) == (0, 390)
    assert abs(box["y"] + box["height"] - tabs["y"]) <= 1
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_stands_in_anybodys_way_when_it_is_open(open_page: OpenPage, dark: bool) -> None:
    page = open_page("phone" if dark else "desktop", dark=dark)
    page.goto(AUTHORS)
    _words_of(page, 3).click()
    expect(page.locator(".origin")).to_be_visible()
    assert barriers(page) == []


def test_without_a_script_a_word_leads_to_its_version_below_the_text(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(AUTHORS)
    _words_of(page, 3).click()
    expect(page).to_have_url(re.compile(r"#version-3$"))
    expect(page.locator("#version-3")).to_be_in_viewport()


def _words_of(page: Page, version: int) -> Locator:
    return page.locator(f'.authors [href="#version-{version}"]').first
