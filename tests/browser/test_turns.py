"""A tablet is handed from guest to guest, and nothing of one shows to the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import barriers
from tests.browser.standing import EDITOR, SECRET, host, host_link, register, signed_in, stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

__all__ = ["host", "host_link", "register", "signed_in", "stand"]


@pytest.fixture
def shared(tablet: Page, register: Callable[[Page], Page]) -> Page:
    return register(tablet)


def begin(page: Page, name: str) -> None:
    page.get_by_label("Your name, if you like").fill(name)
    page.get_by_role("button", name="Begin in English").click()
    expect(page.locator(".turn .who b")).to_have_text(name)


def finish(page: Page) -> str:
    """End the turn by its button, and return the code that the card shows."""
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    return page.locator(".secret").inner_text()


def assert_nothing_is_left(page: Page, *words: str) -> None:
    html = page.content()
    assert [word for word in words if word in html] == []
    fields = "[...document.querySelectorAll('input:not([type=hidden]), textarea')].map(field => field.value)"
    assert [value for value in page.evaluate(fields) if any(word in value for word in words)] == []


def test_a_tablet_is_handed_over_and_the_next_guest_finds_no_trace(shared: Page) -> None:
    begin(shared, "Ann Hemmelig")
    shared.locator("button.theme").click()
    shared.goto("/wiki/Micro-business")
    shared.goto(EDITOR)
    shared.locator("#ui_body").fill(SECRET)
    expect(shared.get_by_text("Kept for you")).to_be_visible()
    shared.get_by_label("What did you change?").fill("a secret summary")
    assert shared.evaluate("Object.keys(localStorage)") == ["theme"]
    code = finish(shared)
    assert_nothing_is_left(shared, "Hemmelig", SECRET, "secret summary")
    assert shared.evaluate("localStorage.length + sessionStorage.length") == 0
    shared.get_by_role("button", name="The next guest, please").click()
    for _ in range(4):
        shared.go_back()
        expect(shared.get_by_role("button", name="Begin in English")).to_be_visible()
        assert_nothing_is_left(shared, "Hemmelig", SECRET, "secret summary", code)
    begin(shared, "Ben")
    shared.goto(EDITOR)
    assert_nothing_is_left(shared, "Hemmelig", SECRET, "secret summary")
    expect(shared.locator("#ui_name")).to_have_value("Ben")
    remembered = "form input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [autocomplete=off])"
    expect(shared.locator(remembered)).to_have_count(0)
    for _ in range(3):
        shared.go_back()
        assert_nothing_is_left(shared, "Hemmelig", SECRET, "secret summary", code)


def test_a_code_brings_back_on_the_tablet_what_was_not_saved(shared: Page) -> None:
    begin(shared, "Ann")
    shared.goto(EDITOR)
    mark = f"Written at the stand {uuid4().hex[:6]}."
    shared.locator("#ui_body").fill(shared.locator("#ui_body").input_value() + f"\n{mark}\n")
    code = finish(shared)
    shared.get_by_role("button", name="The next guest, please").click()
    shared.get_by_text("I was here before and have a code").click()
    shared.get_by_label("The code").fill(code.lower())
    shared.get_by_role("button", name="Go on where I was").click()
    expect(shared.locator(".turn .who b")).to_have_text("Ann")
    shared.get_by_role("link", name="1 text isn't saved").click()
    shared.get_by_role("button", name="Go on writing").click()
    expect(shared.locator("#ui_body")).to_have_value(re.compile(mark))
    shared.get_by_role("button", name="Save", exact=True).click()
    expect(shared.locator("article, .text").get_by_text(mark).first).to_be_visible()
    expect(shared.get_by_role("link", name="Take it along")).to_be_visible()
    expect(shared.locator(".offer .secret")).to_be_visible()


def test_an_abandoned_tablet_counts_down_in_sight_and_ends_the_turn(
    tablet: Page, register: Callable[[Page], Page]
) -> None:
    register(tablet)
    tablet.clock.install()
    begin(tablet, "Ann Hemmelig")
    tablet.goto(EDITOR)
    tablet.locator("#ui_body").fill(SECRET)
    tablet.clock.run_for(62_000)
    dialog = tablet.get_by_role("dialog", name="Are you still there?")
    expect(dialog).to_contain_text(re.compile(r"ends in 2\d seconds"))
    assert barriers(tablet) == []
    dialog.get_by_role("button", name="I am here").tap()
    expect(dialog).to_be_hidden()
    tablet.clock.run_for(80_000)
    expect(dialog).to_contain_text(re.compile(r"ends in (9|1\d) seconds"))
    tablet.clock.run_for(20_000)
    expect(tablet.get_by_role("heading", name="Thank you!")).to_be_visible()
    assert_nothing_is_left(tablet, "Hemmelig", SECRET)
    expect(tablet.locator(".secret")).to_have_text(re.compile(r"^\w{4}-\w{4}-\w{4}$"))


def test_another_tab_goes_with_its_turn_and_what_was_typed_there_is_parked(shared: Page) -> None:
    begin(shared, "Ann")
    other = shared.context.new_page()
    other.goto(EDITOR)
    other.locator("#ui_body").fill(SECRET)
    shared.bring_to_front()
    shared.get_by_role("button", name="Done").click()
    expect(shared.get_by_role("heading", name="Thank you!")).to_be_visible()
    expect(other.get_by_role("heading", name="Thank you!")).to_be_visible()
    assert_nothing_is_left(other, SECRET)
    shared.reload()
    expect(shared.get_by_text("What you didn't save is kept for you")).to_be_visible()


def test_without_network_the_text_is_covered_and_arrives_when_there_is_one(
    shared: Page, complaints: Complaints
) -> None:
    begin(shared, "Ann")
    shared.goto(EDITOR)
    shared.locator("#ui_body").fill(SECRET)
    shared.context.set_offline(True)
    shared.get_by_role("button", name="Done").click()
    expect(shared.locator(".cover")).to_be_visible()
    assert_nothing_is_left(shared, SECRET, "Ann")
    shared.wait_for_timeout(1000)
    shared.context.set_offline(False)
    complaints.clear()
    expect(shared.get_by_role("heading", name="Thank you!")).to_be_visible()
    expect(shared.get_by_text("What you didn't save is kept for you")).to_be_visible()


def test_a_tablet_is_handed_over_without_javascript(open_page: OpenPage, register: Callable[[Page], Page]) -> None:
    page = register(open_page("tablet", javascript=False))
    begin(page, "Ann Hemmelig")
    page.goto(EDITOR)
    page.locator("#ui_body").fill(SECRET)
    code = finish(page)
    assert_nothing_is_left(page, "Hemmelig", SECRET)
    page.get_by_role("button", name="The next guest, please").click()
    for _ in range(3):
        page.go_back()
        assert_nothing_is_left(page, "Hemmelig", SECRET, code)
    begin(page, "Ben")
    page.goto(EDITOR)
    assert_nothing_is_left(page, "Hemmelig", SECRET)


def test_a_comment_that_was_not_sent_is_parked_too(shared: Page) -> None:
    begin(shared, "Ann")
    shared.goto("/wiki/Micro-business/discussion?write")
    words = f"Not sent {uuid4().hex[:6]}."
    shared.get_by_label("Your comment").fill(words)
    code = finish(shared)
    shared.get_by_role("button", name="The next guest, please").click()
    shared.get_by_text("I was here before and have a code").click()
    shared.get_by_label("The code").fill(code)
    shared.get_by_role("button", name="Go on where I was").click()
    shared.goto("/claim")
    shared.get_by_role("button", name="Say it").click()
    expect(shared.locator("main").get_by_text(words)).to_be_visible()


def test_a_phone_takes_along_what_was_written_at_the_stand(shared: Page, phone: Page) -> None:
    begin(shared, "Ann")
    shared.goto(EDITOR)
    mark = f"Written at the stand {uuid4().hex[:6]}."
    shared.locator("#ui_body").fill(shared.locator("#ui_body").input_value() + f"\n{mark}\n")
    shared.get_by_role("button", name="Save", exact=True).click()
    shared.get_by_role("link", name="Take it along").click()
    phone.goto(shared.locator("figcaption").inner_text())
    phone.get_by_role("button", name="Take it along").tap()
    expect(phone.get_by_role("heading", name="Your words")).to_be_visible()
    expect(phone.locator(".left blockquote")).to_contain_text(mark)
    assert barriers(phone) == []
