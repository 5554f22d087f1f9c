"""Taking part in a history: taking up what collided, undoing several versions, tracing a sentence."""

from __future__ import annotations

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
    return f"Historie {uuid4().hex[:8]}"


def save(page: Page, title: str, body: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill(body)
    page.locator("button[type=submit]:not([name])").first.click()


def test_what_collided_and_was_left_is_taken_up_by_somebody_else(open_page: OpenPage, title: str) -> None:
    ann, ben = open_page("phone"), open_page("tablet", javascript=False)
    save(ann, title, "Fælles tekst.\n")
    ann.goto(f"/wiki/{title}/edit")
    save(ben, title, "Bens tekst.\n")
    ann.locator("textarea[name=body]").fill("Anns tekst.\n")
    ann.locator("button[type=submit]:not([name])").first.tap()
    ann.get_by_role("link", name="Leave it as it is").first.tap()
    expect(ann.get_by_text("Bens tekst.")).to_be_visible()
    ben.goto(f"/wiki/{title}/history")
    ben.get_by_role("link", name="look at it").click()
    expect(ben.get_by_text("Anns tekst.")).to_be_visible()
    ben.get_by_role("button", name="Take it up").click()
    expect(ben.get_by_text("Anns tekst.")).to_be_visible()
    expect(ben.get_by_text("Bens tekst.")).to_have_count(0)
    ben.goto(f"/wiki/{title}/history")
    expect(ben.get_by_role("link", name="taken up")).to_be_visible()


def test_ticked_versions_are_undone_on_a_phone(open_page: OpenPage, title: str) -> None:
    phone = open_page("phone")
    for body in ("Et.\n\nTo.\n\nTre.\n", "Et!\n\nTo.\n\nTre.\n", "Et!\n\nTo!\n\nTre.\n", "Et!\n\nTo!\n\nTre!\n"):
        save(phone, title, body)
    phone.goto(f"/wiki/{title}/history")
    phone.get_by_role("link", name="Undo several").tap()
    for number in (2, 4):
        phone.get_by_role("checkbox", name=f"Undo version {number}").check()
    assert barriers(phone) == []
    phone.get_by_role("button", name="Undo the ticked ones").tap()
    phone.get_by_role("button", name="Undo", exact=True).tap()
    for line in ("Et.", "To!", "Tre."):
        expect(phone.get_by_text(line, exact=True)).to_be_visible()
    phone.goto(f"/wiki/{title}/history")
    expect(phone.get_by_role("link", name="undone")).to_have_count(2)


def test_a_reader_finds_out_who_removed_a_sentence(open_page: OpenPage, title: str) -> None:
    ann, reader = open_page(), open_page("phone", dark=True)
    for body in ("Et.\n", "Et.\n\nDen vigtige sætning.\n", "Et.\n\nDen vigtige sætning.\n\nTo.\n", "Et.\n\nTo.\n"):
        save(ann, title, body)
    reader.goto(f"/wiki/{title}/history")
    reader.locator("summary", has_text="Filter").tap()
    reader.get_by_label("A passage that was added or removed").fill("den vigtige sætning")
    reader.get_by_role("button", name="Show", exact=True).tap()
    expect(reader.locator("ol.revisions > li")).to_have_count(2)
    expect(reader.locator("ol.revisions > li").first).to_contain_text("removed here")
    assert barriers(reader) == []
