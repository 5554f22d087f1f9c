from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage


@pytest.fixture
def title() -> str:
    """A title that no other test writes to."""
    return f"Prøve {uuid4().hex[:8]}"


def write(page: Page, title: str, body: str) -> None:
    """Write a page from its friendly start, as a newcomer would."""
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill(body)
    page.locator("button[type=submit]:not([name])").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_newcomer_edits_the_definition_on_a_phone_and_finds_every_revision(open_page: OpenPage) -> None:
    phone = open_page("phone", language="da")
    phone.goto("/wiki/Mikrovirksomhed")
    phone.get_by_role("link", name="Rediger", exact=True).first.tap()
    text = phone.locator("textarea[name=body]")
    text.fill(text.input_value() + "\nOg den er vores egen.\n")
    phone.locator("button[type=submit]:not([name])").first.tap()
    expect(phone.get_by_text("Og den er vores egen.")).to_be_visible()
    phone.get_by_role("link", name="Historik").first.tap()
    revisions = phone.locator("ol.revisions > li")
    expect(revisions).to_have_count(16)
    revisions.last.locator(".when a").tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Mikrovirksomhed")
    expect(phone.get_by_text("Og den er vores egen.")).to_have_count(0)


def test_all_of_it_works_without_javascript(without_javascript: Page, title: str) -> None:
    page = without_javascript
    write(page, title, "Første udgave.\n")
    expect(page.get_by_text("Første udgave.")).to_be_visible()
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill("Anden udgave, **fed**.\n")
    page.locator("button[name=preview]").click()
    expect(page.locator("strong", has_text="fed")).to_be_visible()
    page.locator("button[type=submit]:not([name])").first.click()
    expect(page.get_by_text("Anden udgave")).to_be_visible()
    page.goto(f"/wiki/{title}/revisions/1")
    page.get_by_role("button", name="Make this the current version").click()
    expect(page.get_by_text("Første udgave.")).to_be_visible()


def test_a_draft_survives_a_reload_and_goes_when_it_is_saved(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill("Et udkast, der ikke må gå tabt.")
    page.wait_for_timeout(1500)
    page.reload()
    expect(page.locator("textarea[name=body]")).to_have_value("Et udkast, der ikke må gå tabt.")
    page.locator("button[type=submit]:not([name])").first.click()
    expect(page.get_by_text("Et udkast, der ikke må gå tabt.")).to_be_visible()
    page.goto(f"/wiki/{title}/edit")
    page.wait_for_timeout(500)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []


def test_the_preview_follows_what_is_typed(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").press_sequentially("Se **her** og [[Mikrovirksomhed]].")
    expect(page.locator("#ui_preview strong")).to_have_text("her")
    expect(page.locator("#ui_preview a[href='/wiki/Mikrovirksomhed']")).to_be_visible()


def test_a_toolbar_button_marks_what_is_selected(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    text = page.locator("textarea[name=body]")
    text.fill("godt")
    text.select_text()
    page.get_by_role("button", name="Bold").click()
    expect(text).to_have_value("**godt**")


def test_whoever_saves_second_is_asked_about_the_place_that_both_changed(open_page: OpenPage, title: str) -> None:
    ann, ben = open_page(dark=True), open_page("phone")
    write(ann, title, "Først.\n\nFælles tekst.\n\nSidst.\n")
    ann.goto(f"/wiki/{title}/edit")
    ben.goto(f"/wiki/{title}/edit")
    ann.locator("textarea[name=body]").fill("Først.\n\nAnns tekst.\n\nSidst, siger Ann.\n")
    ann.locator("button[type=submit]:not([name])").first.click()
    expect(ann.get_by_text("Anns tekst.")).to_be_visible()
    ben.locator("textarea[name=body]").fill("Først, siger Ben.\n\nBens tekst.\n\nSidst.\n")
    ben.locator("button[type=submit]:not([name])").first.tap()
    expect(ben.locator(".place")).to_have_count(1)
    assert barriers(ben) == []
    ben.get_by_text("Both, one after the other").tap()
    ben.get_by_role("button", name="Save", exact=True).tap()
    text = ben.locator(".prose, main")
    for words in ("Først, siger Ben.", "Anns tekst.", "Bens tekst.", "Sidst, siger Ann."):
        expect(text.first).to_contain_text(words)


def test_edits_of_different_places_are_joined_and_the_second_is_told(open_page: OpenPage, title: str) -> None:
    ann, ben = open_page(), open_page("tablet", javascript=False)
    write(ann, title, "Først.\n\nSidst.\n")
    ben.goto(f"/wiki/{title}/edit")
    ann.goto(f"/wiki/{title}/edit")
    ann.locator("textarea[name=body]").fill("Først, siger Ann.\n\nSidst.\n")
    ann.locator("button[type=submit]:not([name])").first.click()
    expect(ann.get_by_text("Først, siger Ann.")).to_be_visible()
    ben.locator("textarea[name=body]").fill("Først.\n\nSidst, siger Ben.\n")
    ben.locator("button[type=submit]:not([name])").first.click()
    expect(ben.get_by_text("Først, siger Ann.")).to_be_visible()
    expect(ben.get_by_text("Sidst, siger Ben.")).to_be_visible()
    ben.get_by_role("link", name="what others wrote meanwhile").click()
    expect(ben.locator("ins", has_text="siger Ann").first).to_be_visible()


def test_a_page_is_moved_deleted_and_restored_by_its_menu(page: Page, title: str) -> None:
    write(page, title, "Her er jeg.\n")
    page.locator("summary", has_text="More").first.click()
    page.get_by_role("link", name="Move").first.click()
    page.locator("input[name=title]").fill(f"{title} flyttet")
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{title} flyttet")
    page.goto(f"/wiki/{title}")
    expect(page.get_by_text("Her er jeg.")).to_be_visible()
    page.locator("summary", has_text="More").first.click()
    page.get_by_role("link", name="Delete").first.click()
    page.locator("input[name=summary], textarea[name=summary]").first.fill("var en prøve")
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_text("var en prøve")).to_be_visible()
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_text("Her er jeg.")).to_be_visible()


def test_a_section_is_edited_from_its_heading(page: Page) -> None:
    page.goto("/wiki/How_to_edit")
    link = page.locator("main a[href*='edit?section=']").first
    link.focus()
    link.press("Enter")
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(r"^#+ "))
