from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAR = "/wiki/Mikrovirksomhed/diff?from=5&to=14"
AS_RENDERED = "/wiki/Mikrovirksomhed/diff?to=14&view=rendered"
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


def test_as_rendered_the_old_stands_beside_the_new_and_above_it_on_a_phone(page: Page, phone: Page) -> None:
    for visitor, beside in ((page, True), (phone, False)):
        visitor.goto("/wiki/Mikrovirksomhed/diff?to=14")
        visitor.get_by_role("link", name="As rendered").click()
        expect(visitor).to_have_url(re.compile("view=rendered"))
        row = visitor.locator(".row").filter(has=visitor.locator(".words")).first
        old, new = (row.locator(side).bounding_box() for side in (".old", ".new"))
        assert old
        assert new
        assert (old["y"] == new["y"]) == beside
        assert (old["x"] < new["x"]) == beside
        assert beside or new["y"] >= old["y"] + old["height"]


def test_as_rendered_it_is_stepped_through_as_well(page: Page) -> None:
    page.goto(AS_RENDERED)
    for change in ("change-1", "change-2"):
        page.keyboard.press("n")
        assert page.evaluate(IN_FOCUS) == change
    page.keyboard.press("p")
    assert page.evaluate(IN_FOCUS) == "change-1"


def test_as_rendered_a_table_scrolls_in_its_own_box(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto(AS_RENDERED)
    table = phone.locator(".row .table").first
    assert table.evaluate("box => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX == 'auto'")
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_a_mark_is_more_than_a_colour(page: Page) -> None:
    page.goto(AS_RENDERED)
    styles = "mark => [getComputedStyle(mark).textDecorationLine, getComputedStyle(mark).outlineStyle]"
    assert page.locator("ins.words").first.evaluate(styles) == ["underline", "none"]
    assert page.locator("del.words").first.evaluate(styles) == ["line-through", "none"]
    assert page.locator("ins.look").first.evaluate(styles) == ["none", "dotted"]
