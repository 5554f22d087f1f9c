"""Moderating with one thumb: what somebody did is looked at, taken back and brought back; reports; blocks."""

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


def save(page: Page, title: str, text: str, name: str = "") -> None:
    page.goto(f"/wiki/{title}/edit")
    page.fill("#ui_body", text)
    if name:
        page.fill("#ui_name", name)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**/wiki/{title}")


def test_what_a_guest_did_is_taken_back_with_a_thumb(open_page: OpenPage, phone: Page, sign_in: SignIn) -> None:
    vandal = open_page()
    save(vandal, "Cheap_coffee", "Buy coffee.", "Vera Vandal")
    save(vandal, "Glossary", "Buy coffee.")
    sign_in(phone, "Mads", "moderator")
    phone.goto("/changes?guests=1")
    assert barriers(phone) == []
    phone.get_by_role("link", name="Vera Vandal").first.click()
    phone.get_by_role("link", name="Take back what they did").click()
    expect(phone.locator(".work")).to_contain_text("Cheap coffee")
    assert barriers(phone) == []
    phone.get_by_role("button", name="Take all of it back").click()
    expect(phone.locator(".acts")).to_contain_text("took back what this person did")
    assert barriers(phone) == []
    phone.goto("/wiki/Glossary")
    expect(phone.locator("main")).not_to_contain_text("Buy coffee")


def test_a_change_unfolds_in_its_place_and_is_looked_at_by_that(
    open_page: OpenPage, phone: Page, sign_in: SignIn
) -> None:
    guest = open_page()
    save(guest, "Rooibos", "Rooibos is red.", "Rosa")
    save(guest, "Rooibos", "Rooibos is really red.")
    sign_in(phone, "Mads", "moderator").goto("/changes?unseen=1")
    line = phone.locator(".revisions li").first
    expect(line).to_contain_text("not looked at")
    line.locator(".size").click()
    expect(line.locator("ins").last).to_contain_text("really")
    expect(line).not_to_contain_text("not looked at")
    assert barriers(phone) == []
    line.locator(".size").click()
    expect(line.locator(".unfolded")).to_be_hidden()
    phone.goto("/changes?unseen=1")
    expect(phone.locator(".revisions li").first).to_contain_text("began")
    guest.goto("/changes")
    guest.locator(".revisions li").first.locator(".size").click()
    expect(guest.locator(".unfolded")).to_contain_text("Rooibos")


def test_changes_come_by_themselves_and_after_a_lost_network(
    open_page: OpenPage, page: Page, complaints: Complaints
) -> None:
    guest = open_page()
    page.goto("/changes")
    save(guest, "Mate", "Mate is bitter.", "Mia")
    expect(page.locator(".revisions li").first).to_contain_text("Mate", timeout=12_000)
    assert barriers(page) == []
    page.locator(".revisions li").first.locator(".size").click()
    expect(page.locator(".unfolded")).to_contain_text("Mate is bitter.")
    page.context.set_offline(True)
    save(guest, "Chai", "Chai is spiced.")
    page.wait_for_timeout(5_000)
    page.context.set_offline(False)
    expect(page.locator(".revisions li").first).to_contain_text("Chai", timeout=20_000)
    expect(page.locator(".unfolded")).to_contain_text("Mate is bitter.")
    complaints.heard.clear()  # of the network that was away


def test_a_reader_reports_and_a_moderator_deals_with_it(open_page: OpenPage, phone: Page, sign_in: SignIn) -> None:
    reader = open_page()
    reader.goto("/wiki/The_fair/reports")
    assert barriers(reader) == []
    reader.fill("#ui_summary", "Somebody advertises here.")
    reader.get_by_role("button", name="Report it").click()
    expect(reader.locator(".notice")).to_contain_text("A moderator will look at it")
    sign_in(phone, "Mads", "moderator").goto("/moderation")
    expect(phone.locator("main")).to_contain_text("Somebody advertises here.")
    assert barriers(phone) == []
    phone.get_by_role("button", name="Dealt with").click()
    expect(phone.locator("main")).not_to_contain_text("Somebody advertises here.")


def test_who_is_blocked_keeps_the_words_and_can_object(open_page: OpenPage, phone: Page, sign_in: SignIn) -> None:
    guest = open_page()
    save(guest, "Tea", "Tea is good.", "Blocked Ben")
    sign_in(phone, "Mads", "moderator").goto("/changes")
    phone.get_by_role("link", name="Blocked Ben").first.click()
    phone.get_by_role("link", name="Block", exact=True).click()
    assert barriers(phone) == []
    phone.fill("#ui_summary", "Too much tea")
    phone.locator("main button.primary").click()
    guest.goto("/wiki/Tea/edit")
    guest.fill("#ui_body", "Tea is very good.")
    guest.get_by_role("button", name="Save").click()
    expect(guest.locator("main")).to_contain_text("Too much tea")
    expect(guest.locator("#ui_kept")).to_have_value("Tea is very good.")
    assert barriers(guest) == []
    guest.fill("#ui_words", "There is never too much tea.")
    guest.get_by_role("button", name="Send it").click()
    phone.goto("/moderation")
    expect(phone.locator("main")).to_contain_text("There is never too much tea.")
