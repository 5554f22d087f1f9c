"""Talking about a page, as it is done by hand and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

SELECT = """words => {
    const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        const at = node.data.indexOf(words);
        if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
    }
}"""


@pytest.mark.parametrize(("device", "path"), [("phone", "/wiki/Glossary"), ("desktop", "/wiki/A_brewery_of_two")])
def test_somebody_comments_on_words_of_a_page(open_page: OpenPage, device: str, path: str) -> None:
    page = open_page(device)
    page.goto(path)
    words = page.locator(".text p").first.inner_text()[:30].rstrip()
    page.evaluate(SELECT, words)
    page.get_by_role("link", name="Comment on this").click()
    expect(page.locator("#ui_quote")).to_have_value(words)
    page.fill("#ui_body", f"Seen from a {device}.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".comment:target")).to_contain_text(f"Seen from a {device}.")
    assert barriers(page) == []
    page.get_by_role("link", name="In the text").first.click()
    expect(page.locator("a.talk:target")).to_be_visible()
    assert barriers(page) == []


def test_by_keyboard_too(page: Page) -> None:
    page.goto("/wiki/For_hosts")
    page.evaluate(SELECT, page.locator(".text p").first.inner_text()[:20].rstrip())
    expect(page.locator(".talk-this")).to_be_visible()
    page.keyboard.press("Alt+c")
    expect(page).to_have_url(re.compile("/discussion\\?write=&quote="))
    expect(page.locator("#ui_body")).to_be_focused()


def test_an_answer_stands_in_its_place_without_javascript_too(without_javascript: Page) -> None:
    page = without_javascript
    page.goto("/wiki/How_to_edit/discussion")
    page.get_by_role("link", name="Be the first").click()
    page.fill("#ui_body", "Does this work without scripts?")
    page.get_by_role("button", name="Say it").click()
    page.get_by_role("link", name="Answer").click()
    page.fill("#ui_body", "It does.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".answers .comment:target")).to_contain_text("It does.")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Discuss 2")


def test_what_was_said_is_no_draft_any_more(page: Page) -> None:
    page.goto("/wiki/Sandbox/discussion?write")
    page.fill("#ui_body", "Only once.")
    expect(page.locator(".draft")).to_have_text("Saved on this device")
    page.reload()
    expect(page.locator("#ui_body")).to_have_value("Only once.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".comment:target")).to_contain_text("Only once.")
    page.get_by_role("link", name="Say something").click()
    expect(page.locator("#ui_body")).to_have_value("")


def test_a_change_is_proposed_on_a_phone_and_taken_over_with_one_tap(open_page: OpenPage) -> None:
    page = open_page("phone")
    page.goto("/wiki/Going_abroad_together")
    words = page.locator(".text p").first.inner_text()[:25].rstrip()
    page.evaluate(SELECT, words)
    page.get_by_role("link", name="Comment on this").click()
    page.fill("#ui_words", f"{page.input_value('#ui_words')} Together, that is.")
    page.fill("#ui_body", "It should say why.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".proposal ins")).to_contain_text("Together, that is.")
    page.get_by_role("button", name="Take it over").click()
    expect(page.locator(".text")).to_contain_text("Together, that is.")
    page.locator(".tabs").get_by_role("link", name="Discuss").click()
    expect(page.locator(".proposal")).to_contain_text("Taken over")
    assert barriers(page) == []
