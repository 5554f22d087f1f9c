"""Stands can be used by everybody: guests on a narrow phone, hosts, in both languages, light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import barriers
from tests.browser.standing import EDITOR, SECRET, host, host_link, register, signed_in, stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

__all__ = ["host", "host_link", "register", "signed_in", "stand"]

TOUCH = 44  # pixels
SMALL = """least => [...document.querySelectorAll('button, .button, summary, input:not([type=hidden])')]
    .filter(one => one.offsetParent && !['checkbox', 'radio'].includes(one.type))
    .filter(one => one.getBoundingClientRect().height < least)
    .map(one => one.outerHTML)"""


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("da", True)], ids=["en-light", "da-dark"])
def test_nothing_stands_in_a_guests_way(
    open_page: OpenPage, register: Callable[[Page], Page], language: str, dark: bool
) -> None:
    page = register(open_page("phone", language=language, dark=dark))
    page.set_viewport_size({"width": 320, "height": 640})
    found = {"start": _trouble(page)}
    page.locator("main button.large").first.click()
    page.goto(EDITOR)
    page.locator("#ui_body").fill(SECRET)
    page.wait_for_timeout(2000)
    found["editor"] = _trouble(page)
    page.goto("/claim")
    found["claim"] = _trouble(page)
    page.locator(".turn button").click()
    page.locator(".secret").wait_for()
    found["end"] = _trouble(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_stands_in_a_hosts_way(host: Page, stand: str, language: str) -> None:
    host.goto(f"/language/{language}")
    host.goto(stand)
    host.locator("form.form button").click()
    device = re.sub(r"https?://[^/]+", "", host.url)
    host.set_viewport_size({"width": 320, "height": 640})
    found = {}
    for path in ("/stands/", "/stands/new", stand, f"{stand}/edit", f"{stand}/poster", device):
        host.goto(path)
        found[path] = _trouble(host)
    host.goto("/language/en")
    assert {path: lines for path, lines in found.items() if lines} == {}


def _trouble(page: Page) -> list[str]:
    sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    small = page.evaluate(SMALL, TOUCH)
    return [*barriers(page), *(["scrolls sideways"] if sideways else []), *small]
