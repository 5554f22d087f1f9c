"""Moderating by keys and by places: what waits, changes of one text together, addresses, ranges, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers
from tests.browser.test_filters import make, switch_off, write
from tests.browser.test_moderation import save

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

    SignIn = Callable[[Page, str, str], Page]

TOUCH = 44


def test_what_waits_is_worked_through_by_keys(open_page: OpenPage, page: Page, sign_in: SignIn) -> None:
    make(sign_in(page, "Mads", "moderator"), "Lotteries", "lottery", "Hold it")
    writer = open_page()
    for title in ("Lottery_one", "Lottery_two"):
        write(writer, title, f"A lottery called {title}.")
        writer.wait_for_url("**/held/*")
    page.goto("/moderation")
    assert barriers(page) == []
    waiting = page.locator("article.waits").count()
    for key in ("j", "j", "k", "d"):
        page.keyboard.press(key)
    expect(page.locator(".notice")).to_contain_text("Declined")
    expect(page.locator("article.waits")).to_have_count(waiting - 1)
    page.locator(".keys input").uncheck()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("article.waits")).to_have_count(waiting - 1)
    page.locator(".keys input").check()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".notice")).to_contain_text("Approved")
    switch_off(page, "Lotteries")


def test_changes_of_one_text_unfold_and_choices_are_as_large_as_a_thumb(open_page: OpenPage, phone: Page) -> None:
    guest = open_page()
    for number in range(3):
        save(guest, "Rooibos_tea", f"Rooibos is red, number {number}.", "Rosa" if not number else "")
    phone.goto("/changes")
    phone.locator(".filter summary").click()
    for box in phone.locator(".filter .check").all():
        assert box.evaluate("label => label.getBoundingClientRect().height") >= TOUCH
    phone.get_by_label("Changes of one text together").check()
    phone.get_by_role("button", name="Show", exact=True).click()
    bundle = phone.locator(".bundle").first
    expect(bundle.locator("summary")).to_contain_text("3 changes by one person")
    assert barriers(phone) == []
    bundle.locator("summary").click()
    bundle.locator(".size").nth(1).click()
    expect(bundle.locator(".unfolded")).to_contain_text("number")
    assert barriers(phone) == []


def test_an_address_is_looked_at_and_a_range_blocked_only_after_it_was_told_whom_that_stops(
    open_page: OpenPage, phone: Page, sign_in: SignIn
) -> None:
    save(open_page(), "Earl_Grey", "Earl Grey is grey.", "Gray")
    sign_in(phone, "Mads", "moderator").goto("/changes")
    phone.get_by_role("link", name="Gray", exact=True).first.click()
    phone.get_by_text("From where they wrote").click()
    assert barriers(phone) == []
    phone.get_by_role("button", name="Look at addresses").click()
    expect(phone.locator(".waits")).to_contain_text("127.0.0.1")
    assert barriers(phone) == []
    phone.goto("/moderation/range-blocks")
    phone.fill("#ui_network", "198.51.100.0/24")
    phone.get_by_role("button", name="Look who would be stopped").click()
    expect(phone.locator(".notice")).to_contain_text("0 people wrote from there lately.")
    assert barriers(phone) == []
    phone.get_by_role("button", name="Block", exact=True).click()
    expect(phone.locator("main")).to_contain_text("198.51.100.0/24")
    assert barriers(phone) == []
    phone.get_by_role("button", name="End it").click()
    expect(phone.locator("main")).not_to_contain_text("198.51.100.0/24")


def test_a_host_has_notices_sent(phone: Page, sign_in: SignIn) -> None:
    sign_in(phone, "Hanne", "host").goto("/moderation/notices")
    assert barriers(phone) == []
    phone.fill("#ui_address", "https://chat.example/hooks")
    phone.get_by_role("button", name="Save").click()
    phone.get_by_role("button", name="Send a trial").click()
    expect(phone.locator(".waits").first).to_contain_text("a trial")
    assert barriers(phone) == []
    phone.fill("#ui_address", "")
    phone.get_by_role("button", name="Save").click()
    expect(phone.locator(".notice")).to_contain_text("No notices are sent any more.")
