"""Writing a post as a guest would: on a phone, at a desk, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

DRAFT = re.compile(r"/blog/drafts/\d+-[\w-]{43}$")


@pytest.fixture
def title() -> str:
    """A title that no other test writes under."""
    return f"På messen {uuid4().hex[:8]}"


def path_of(title: str) -> str:
    return f"/blog/{title.lower().replace('å', 'aa').replace(' ', '-')}"


def begin(page: Page, title: str, body: str) -> None:
    page.goto("/blog/")
    page.get_by_role("link", name="Write a post").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Text", exact=True).fill(body)


def test_a_guest_writes_and_publishes_on_a_phone(open_page: OpenPage, title: str) -> None:
    phone, reader = open_page("phone"), open_page("desktop", language="da", dark=True)
    begin(phone, title, "Vi mødte en [[konkollega]] i dag.\n\n[[Kategori:Telefon]]\n")
    assert barriers(phone) == []
    phone.get_by_role("button", name="Publish").tap()
    expect(phone.get_by_role("status").first).to_have_text("Published. Thank you!")
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    reader.goto("/blog/?tag=telefon")
    reader.get_by_role("link", name=title).click()
    expect(reader).to_have_url(re.compile(f"{path_of(title)}$"))
    expect(reader.get_by_role("navigation", name="Nyere og ældre").get_by_role("link").first).to_be_visible()
    assert barriers(reader) == []
    reader.goto("/wiki/Konkollega")
    expect(reader.get_by_role("link", name=title)).to_be_visible()
    reader.goto("/")
    expect(reader.get_by_role("link", name=title).first).to_be_visible()


def test_a_draft_is_gone_on_with_elsewhere_and_published_there(open_page: OpenPage, title: str) -> None:
    desk, phone, stranger = open_page(), open_page("phone", dark=True), open_page()
    begin(desk, title, "Første tanke.\n")
    desk.get_by_role("button", name="Save draft").click()
    expect(desk).to_have_url(DRAFT)
    assert barriers(desk) == []
    private = desk.get_by_label("Private address").input_value()
    assert private == desk.url
    stranger.goto(path_of(title))
    expect(stranger.get_by_role("heading", level=1)).to_have_text("There is no such post")
    phone.goto(private)
    expect(phone.get_by_text("Første tanke.")).to_be_visible()
    assert barriers(phone) == []
    phone.get_by_role("link", name="Go on writing").tap()
    phone.get_by_label("Text", exact=True).fill("Første tanke.\n\nAnden tanke.\n")
    phone.get_by_role("button", name="Save draft").tap()
    expect(phone.get_by_text("Anden tanke.")).to_be_visible()
    phone.get_by_role("button", name="Publish").tap()
    expect(phone).to_have_url(re.compile(f"{path_of(title)}$"))
    stranger.goto(path_of(title))
    expect(stranger.get_by_text("Anden tanke.")).to_be_visible()
    desk.goto(private)
    expect(desk).to_have_url(re.compile(f"{path_of(title)}$"))


def test_all_of_it_works_without_javascript(without_javascript: Page, title: str) -> None:
    page = without_javascript
    begin(page, title, "Te er **godt**.\n")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#ui_preview strong")).to_have_text("godt")
    expect(page.get_by_label("Title")).to_have_value(title)
    page.get_by_role("button", name="Save draft").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Title").fill(f"{title} igen")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{title} igen")
    page.goto(path_of(title))
    expect(page).to_have_url(re.compile(f"{path_of(title)}-igen$"))
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page).to_have_url(DRAFT)
    page.goto("/blog/new")
    page.get_by_role("link", name=f"{title} igen").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Te er **godt**.\n")


def test_what_is_typed_survives_a_reload(page: Page, title: str) -> None:
    begin(page, title, "Et udkast, der ikke må gå tabt.")
    page.wait_for_timeout(1500)
    page.reload()
    expect(page.get_by_label("Title")).to_have_value(title)
    expect(page.get_by_label("Text", exact=True)).to_have_value("Et udkast, der ikke må gå tabt.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Et udkast, der ikke må gå tabt.")).to_be_visible()
    page.goto("/blog/new")
    expect(page.get_by_label("Title")).to_have_value("")


def test_nothing_of_a_draft_scrolls_sideways_on_a_narrow_phone(open_page: OpenPage, title: str) -> None:
    phone = open_page("phone")
    phone.set_viewport_size({"width": 320, "height": 640})
    begin(phone, title, "Te.\n")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_role("button", name="Save draft").tap()
    expect(phone).to_have_url(DRAFT)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_reader_finds_the_feeds(page: Page) -> None:
    page.goto("/blog/up-by-a-fifth")
    found = page.locator("link[type='application/atom+xml']").evaluate_all("links => links.map(link => link.href)")
    for address in found:
        answer = page.request.get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
    assert len(found) == 3
