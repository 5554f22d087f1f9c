"""Agreeing with a page, on a phone and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenPage

TOUCH = 44  # pixels that a finger needs


def too_small(parts: Locator) -> list[str]:
    return [
        part.inner_text()
        for part in parts.all()
        if (box := part.bounding_box()) is None or round(box["height"]) < TOUCH
    ]


def rewrite(page: Page, path: str, text: str) -> None:
    page.goto(f"{path}/edit")
    page.fill("#ui_body", text)
    page.get_by_role("button", name="Save").click()


@pytest.mark.parametrize(("javascript", "path"), [(True, "/wiki/Glossary"), (False, "/wiki/The_fair")])
def test_a_guest_agrees_is_asked_again_and_takes_it_back(open_page: OpenPage, javascript: bool, path: str) -> None:
    page, colleague = open_page("phone", javascript=javascript), open_page()
    page.goto(path)
    page.get_by_role("link", name="This is what I think too").click()
    page.fill("#ui_name", "Ravi at the stand")
    page.get_by_role("button", name="This is what I think too").click()
    expect(page.locator(".notice")).to_contain_text("Noted: this is what you think too.")
    expect(page.locator(".agreement")).to_contain_text("1 person agrees with what it says now")
    assert too_small(page.locator(".agreement :is(a, button)")) == []
    rewrite(colleague, path, "All of it is new, and nobody has agreed with that.")
    expect(colleague.locator(".agreement")).to_contain_text("Nobody has said yet that they agree")
    page.goto(path)
    expect(page.locator("main")).to_contain_text("The text has changed since you agreed")
    assert too_small(page.locator(".notice button")) == []
    if javascript:
        assert barriers(page) == []
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator("h1")).to_contain_text("Changes in")
    page.goto(path)
    page.locator(".notice").get_by_role("button", name="I still agree").click()
    expect(page.locator(".agreement .said")).to_contain_text("You think so too")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".agreement")).to_contain_text("Nobody has said yet that they agree")


def test_a_version_is_marked_and_quoted_by_its_address(
    page: Page, sign_in: Callable[[Page, str, str], Page]
) -> None:
    sign_in(page, "Mette", "moderator")
    page.goto("/wiki/Going_abroad_together/revisions/2")
    page.get_by_role("link", name="Mark this version").click()
    page.fill("#ui_title", "What we said at the fair")
    page.get_by_role("button", name="Mark it").click()
    expect(page.locator("main")).to_contain_text("What we said at the fair, 0 supporters")
    assert page.url.endswith("/wiki/Going_abroad_together/versions/2")
    assert barriers(page) == []
    page.goto("/wiki/Going_abroad_together/history")
    expect(page.locator("#ui_marked")).to_contain_text("What we said at the fair")
    assert too_small(page.locator("#ui_marked a")) == []
    assert barriers(page) == []
