"""A guest's minute at the stand, on a phone: scan, name, edit, collide, save, comment, claim."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.standing import host, host_link, own_page, own_stand, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import OpenPage

__all__ = ["host", "host_link", "own_page", "own_stand", "signed_in"]

# What a tap and a letter take, with looking for the place and thinking (Card, Moran and Newell, 1980, rounded up).
TAP, LETTER = 3.0, 0.3
SENTENCES = {"da": "Den lukker om torsdagen", "en": "It is closed on Thursdays"}


class Hand:
    """Does on a phone what a guest does, and counts the seconds that it takes."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def tap(self, place: Locator) -> None:
        place.tap()
        self.seconds += TAP

    def type(self, place: Locator, text: str, before: str = "") -> None:
        self.tap(place)
        place.fill(f"{before}{text}")
        self.seconds += LETTER * len(text)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_guest_needs_less_than_a_minute(
    open_page: OpenPage, host: Page, own_page: str, own_stand: str, language: str
) -> None:
    host.goto(f"{own_stand}/poster")
    scanned = host.locator("figcaption").inner_text()
    phone, other, hand = open_page("phone", language=language), open_page("phone", language=language), Hand()
    phone.goto(scanned)
    hand.type(phone.locator("#ui_name"), "Åse")
    hand.tap(phone.locator(f".card button[value={language}]"))
    phone.wait_for_url(f"**{own_page}")
    words = f"{SENTENCES[language]} {uuid4().hex[:6]}."
    _write_at_the_same_place(hand, phone, other, own_page, words)
    expect(phone.locator(".text")).to_contain_text(words)
    hand.tap(phone.locator('nav a[href$="/discussion"]').first)
    hand.tap(phone.locator(".begin .primary"))
    hand.type(phone.locator("#ui_body"), "Hvor?" if language == "da" else "Where?")
    hand.tap(phone.locator(".saying .primary"))
    expect(phone.locator(".comment").filter(has_text="Åse").first).to_be_visible()
    assert hand.seconds < 60
    _take_along(phone, other, words)


def _write_at_the_same_place(hand: Hand, phone: Page, other: Page, path: str, words: str) -> None:
    hand.tap(phone.locator('a[href$="/edit"]').first)
    text = phone.locator("#ui_body")
    before = text.input_value()
    other.goto(f"{path}/edit")
    other.locator("#ui_body").fill(f"Somebody was faster, {words[-7:]}\n\n{before}")
    other.locator("main .primary[type=submit]").tap()
    other.wait_for_url(f"**{path}")
    text.fill(f"{words}\n\n{before}")
    hand.seconds += TAP + LETTER * len(words)
    hand.tap(phone.locator("main .primary[type=submit]").first)
    expect(phone.locator(".place")).to_have_count(1)
    hand.tap(phone.locator('.place label:has(input[value="both"])'))
    hand.tap(phone.locator("main .primary[type=submit]").first)


def _take_along(phone: Page, other: Page, words: str) -> None:
    phone.goto("/claim")
    other.context.clear_cookies()
    other.goto(phone.locator("figcaption").inner_text())
    other.locator("main .primary").tap()
    other.wait_for_url("**/words")
    expect(other.locator(".left blockquote").first).to_contain_text(words)
