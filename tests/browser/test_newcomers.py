"""A browser that is asked for work does it by itself, and the text is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage


def write_as_a_machine_would(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.evaluate("document.querySelector('[name=website]').value = 'https://casino.example'")
    page.fill("#ui_body", "En side, som er <b>skrevet</b>.")
    page.get_by_role("button", name="Save").click()


def test_the_work_is_done_and_the_text_is_saved(open_page: OpenPage, complaints: Complaints) -> None:
    page = open_page("phone")
    write_as_a_machine_would(page, "Arbejdet")
    page.wait_for_url("**/wiki/Arbejdet", timeout=60_000)
    expect(page.locator(".text")).to_contain_text("En side, som er")
    complaints.heard.clear()  # of the 429


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_without_a_script_a_moderator_can_be_asked(open_page: OpenPage, device: str) -> None:
    page = open_page(device, javascript=False)
    page.goto(f"/wiki/Uden_script_{device}/edit")
    page.fill("#ui_body", "En side uden script.")
    page.locator("[name=website]").fill("x", force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One moment")
    page.get_by_role("button", name="Let a moderator look at it instead").click()
    expect(page.get_by_text("waits for a moderator").first).to_be_visible()


def test_nobody_meets_the_field_that_is_to_stay_empty(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/wiki/Arbejdet/edit")
    assert barriers(page) == []
    assert page.locator("[name=website]").get_attribute("tabindex") == "-1"
