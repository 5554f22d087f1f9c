"""Who wrote this word? A tap tells, and a key; without a script a link does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

BLAME = "/wiki/Micro-business/blame"


def test_a_tap_on_a_word_tells_who_wrote_it_and_leads_to_the_change(open_page: OpenPage) -> None:
    phone = open_page("phone")
    phone.goto(BLAME)
    word = phone.locator(".authors a").first
    number = (word.get_attribute("href") or "").removeprefix("#version-")
    word.tap()
    card = phone.locator("#ui_origin")
    expect(card).to_be_visible()
    expect(card).to_contain_text(f"Version {number}")
    assert barriers(phone) == []
    card.get_by_role("link", name="What it changed").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Changes in Micro-business")
    assert phone.url.endswith(f"diff?to={number}")


def test_the_card_opens_by_keyboard_and_escape_leads_back(open_page: OpenPage) -> None:
    page = open_page(dark=True)
    page.goto(BLAME)
    page.locator(".authors a").first.focus()
    page.keyboard.press("Enter")
    card = page.locator("#ui_origin")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator(".authors a").first).to_be_focused()


def test_without_a_script_a_word_leads_to_its_version_below(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(BLAME)
    word = page.locator(".authors a").first
    target = word.get_attribute("href") or ""
    word.click()
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()


def test_what_a_newcomer_writes_is_theirs_at_once(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/wiki/Sandbox/edit")
    text = page.locator("textarea[name=body]")
    text.fill(text.input_value() + "\nZebras wrote this.\n")
    page.locator("#ui_name").fill("Zoe")
    page.locator("button[type=submit]:not([name])").first.click()
    page.goto("/wiki/Sandbox/blame")
    page.locator(".authors a", has_text="Zebras").click()
    expect(page.locator("#ui_origin")).to_contain_text("Zoe")
