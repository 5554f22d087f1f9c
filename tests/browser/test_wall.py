"""The wall of a stand, on its screen: what is written comes by itself, and again after a lost network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers
from tests.browser.standing import host, host_link, signed_in, stand

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

__all__ = ["host", "host_link", "signed_in", "stand"]


def add(page: Page, sentence: str) -> None:
    page.goto("/wiki/Micro-business/edit")
    page.fill("#ui_body", page.input_value("#ui_body").rstrip() + f"\n\n{sentence}\n")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/wiki/Micro-business")


def test_what_is_written_comes_to_the_wall_marked(
    open_page: OpenPage, host: Page, stand: str, complaints: Complaints
) -> None:
    screen, guest = open_page("screen"), open_page("phone")
    screen.goto(f"{stand}/wall")
    expect(screen.locator(".paper h2").first).to_have_text("Micro-business")
    assert barriers(screen) == []
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    add(guest, "It fits around one kitchen table.")
    expect(screen.locator(".fresh")).to_contain_text("It fits around one kitchen table.", timeout=12_000)
    expect(screen.locator("aside")).to_contain_text("+6")
    screen.context.set_offline(True)
    expect(screen.locator(".lost")).to_contain_text("network is away", timeout=12_000)
    add(guest, "And it closes for lunch.")
    screen.context.set_offline(False)
    expect(screen.locator(".fresh")).to_contain_text("And it closes for lunch.", timeout=20_000)
    expect(screen.locator(".lost")).to_be_empty()
    complaints.heard.clear()  # of the network that was away
    host.goto(f"{stand}/wall")
    assert host.locator(".code img").get_attribute("src") != screen.locator(".code img").get_attribute("src")
