from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

ADDRESSES = ("/", "/pages", "/changes", "/wiki/new")

every_address = pytest.mark.parametrize("address", ADDRESSES)


@every_address
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_has_no_barrier_by_day_and_by_night(open_page: OpenPage, address: str, language: str) -> None:
    for dark in (False, True):
        page = open_page(dark=dark, language=language)
        page.goto(address)
        assert page.get_attribute("html", "lang") == language
        assert barriers(page) == []


@every_address
def test_a_page_never_scrolls_sideways(phone: Page, address: str) -> None:
    for width in (320, 390):
        phone.set_viewport_size({"width": width, "height": 844})
        phone.goto(address)
        assert phone.evaluate("document.documentElement.scrollWidth") <= width


@every_address
def test_a_page_is_whole_without_scripts(without_javascript: Page, address: str) -> None:
    without_javascript.goto(address)
    assert without_javascript.is_visible("main h1")
