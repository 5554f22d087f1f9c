"""A filter is made, tried and switched on with one thumb; who is warned saves all the same; what is held waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

    SignIn = Callable[[Page, str, str], Page]


def make(page: Page, name: str, word: str, does: str) -> None:
    page.goto("/moderation/filters/new")
    assert barriers(page) == []
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Question").first.select_option("says")
    page.get_by_label("Value").first.fill(word)
    page.get_by_role("radio", name=does).check()
    page.get_by_role("button", name="Keep it and try it").click()
    expect(page.locator("main")).to_contain_text("It would have hit")
    assert barriers(page) == []
    page.get_by_role("button", name="Switch it on").click()
    expect(page.locator(".notice")).to_contain_text("It is on.")
    assert barriers(page) == []


def switch_off(page: Page, name: str) -> None:
    page.goto("/moderation/filters")
    page.get_by_role("link", name=name).click()
    page.get_by_role("button", name="Switch it off").click()
    expect(page.locator(".notice")).to_contain_text("It is off.")


def write(page: Page, title: str, text: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.fill("#ui_body", text)
    page.get_by_role("button", name="Save").click()


def test_who_is_warned_saves_all_the_same(
    open_page: OpenPage, phone: Page, sign_in: SignIn, complaints: Complaints
) -> None:
    make(sign_in(phone, "Mads", "moderator"), "Roulette", "roulette", "Warn")
    writer = open_page("phone", javascript=False)
    write(writer, "Roulette", "Roulette is a word.")
    expect(writer.locator(".errors")).to_contain_text("If it is meant so, save again.")
    complaints.clear()
    writer.get_by_role("button", name="Save").click()
    writer.wait_for_url("**/wiki/Roulette")
    phone.goto("/changes")
    expect(phone.locator(".tag").first).to_have_text("Roulette")
    assert barriers(phone) == []
    switch_off(phone, "Roulette")


def test_what_is_held_is_approved_with_a_tap(open_page: OpenPage, phone: Page, sign_in: SignIn) -> None:
    make(sign_in(phone, "Mads", "moderator"), "Casinos", "casino", "Hold it")
    writer = open_page("phone")
    write(writer, "Casino", "A casino is no micro-business.")
    writer.wait_for_url("**/held/*")
    expect(writer.locator(".notice")).to_contain_text("waits for a moderator")
    assert barriers(writer) == []
    phone.goto("/moderation")
    expect(phone.locator("article.waits")).to_contain_text("A casino is no micro-business.")
    assert barriers(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Approve").click()
    expect(phone.locator(".notice")).to_contain_text("Approved.")
    writer.reload()
    writer.get_by_role("link", name="Look at it where it stands").click()
    expect(writer.locator("main")).to_contain_text("A casino is no micro-business.")
    switch_off(phone, "Casinos")
