"""Colours that somebody has chosen on the account page, on two devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage


def test_colours_go_along_to_another_device_whose_own_switch_still_counts(
    open_page: OpenPage, sign_in: Callable[[Page, str, str], Page]
) -> None:
    laptop, phone = sign_in(open_page(), "Stine", "writer"), open_page("phone")
    root = laptop.locator("html")
    laptop.locator("button.theme").click()
    laptop.locator("button.theme").click()
    expect(root).to_have_attribute("data-theme", "light")
    laptop.get_by_label("Dark", exact=True).check()
    laptop.get_by_role("button", name="Save").click()
    expect(root).to_have_attribute("data-theme", "dark")
    assert barriers(laptop) == []
    sign_in(phone, "Stine", "writer")
    for path in ("/account/second-factor", "/account/tokens", "/account/passkeys"):
        phone.goto(path)
        assert barriers(phone) == []
    expect(phone.locator("html")).to_have_attribute("data-theme", "dark")
    phone.locator("button.theme").click()
    phone.goto("/changes")
    expect(phone.locator("html")).to_have_attribute("data-theme", "light")
