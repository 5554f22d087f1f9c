"""The wall of a stand, on its screen: what is written comes by itself, and again after a lost network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers
from tests.browser.standing import host, host_link, own_page, own_stand, signed_in, stand

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

__all__ = ["host", "host_link", "own_page", "own_stand", "signed_in", "stand"]


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


def test_who_is_writing_is_told_on_the_wall_and_to_the_others(
    open_page: OpenPage, own_page: str, own_stand: str
) -> None:
    screen, one, other = open_page("screen"), open_page("phone"), open_page("phone")
    one.goto(f"{own_page}/edit")
    screen.goto(f"{own_stand}/wall")
    expect(screen.locator(".writers")).to_have_text("1 guest is writing", timeout=12_000)
    other.goto(f"{own_page}/edit")
    expect(other.locator("[data-presence]")).to_contain_text("1 other is writing here")
    one.goto("/")
    other.reload()
    # That an editor was closed is not noted while somebody saves: then it is forgotten after a while.
    expect(other.locator("[data-presence]")).to_be_empty(timeout=75_000)


def test_while_nothing_comes_it_is_played_how_the_text_came_about(
    open_page: OpenPage, stand: str, complaints: Complaints
) -> None:
    screen, guest = open_page("screen"), open_page("phone")
    screen.set_viewport_size({"width": 1920, "height": 15_000})  # so that there is nothing to scroll through first
    screen.emulate_media(reduced_motion="no-preference")
    screen.clock.install()
    screen.goto(f"{stand}/wall")
    player = screen.locator(".player")
    screen.clock.run_for(300_000)
    expect(player.locator(".now")).to_contain_text("Version")
    screen.clock.run_for(2_000)
    expect(player.locator(".stage ins").first).to_be_visible()
    add(guest, "It has no lift.")
    screen.clock.run_for(4_000)
    expect(screen.locator(".fresh")).to_contain_text("It has no lift.")
    expect(player).to_have_count(0)
    assert complaints.heard == []
