from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAR = "/wiki/Mikrovirksomhed/diff?from=5&to=14"
IN_FOCUS = "document.activeElement.id"


def test_the_keys_n_and_p_step_through_the_changes(page: Page) -> None:
    page.goto(FAR)
    page.keyboard.press("n")
    assert page.evaluate(IN_FOCUS) == "change-1"
    page.keyboard.press("n")
    assert page.evaluate(IN_FOCUS) == "change-2"
    page.keyboard.press("p")
    assert page.evaluate(IN_FOCUS) == "change-1"


def test_the_buttons_do_the_same_and_the_keys_can_be_switched_off(page: Page) -> None:
    page.goto(FAR)
    page.get_by_role("checkbox").uncheck()
    page.reload()
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("n")
    assert page.evaluate(IN_FOCUS) == ""
    page.get_by_role("button", name="Next change").click()
    assert page.evaluate(IN_FOCUS) == "change-1"


def test_two_columns_where_there_is_room_and_one_on_a_phone(page: Page, phone: Page) -> None:
    for visitor, columns in ((page, True), (phone, False)):
        visitor.goto(FAR)
        expect(visitor.locator(".changed > .old").first).to_be_visible(visible=columns)
        expect(visitor.locator(".changed > .both").first).to_be_visible(visible=not columns)


def test_what_is_folded_is_unfolded_without_a_script(without_javascript: Page) -> None:
    page = without_javascript
    page.goto("/wiki/Mikrovirksomhed/diff?from=3&to=9")
    folded = page.locator("details.fold").first
    expect(folded.locator("div")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("div")).to_be_visible()
    expect(page.locator(".stepping")).to_be_hidden()


def test_two_versions_are_chosen_and_compared_without_a_script(without_javascript: Page) -> None:
    page = without_javascript
    page.goto("/wiki/Mikrovirksomhed/history")
    page.get_by_role("radio", name="From version 3", exact=True).check()
    page.get_by_role("radio", name="To version 9", exact=True).check()
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/diff\?to=9&from=3$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Changes in Mikrovirksomhed")
