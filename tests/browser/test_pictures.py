"""Pictures from where they are taken to where they are read: on a phone, with a mouse, and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import barriers
from tests.files.drawings import PDF, drawn, from_a_phone, moving, saved

if TYPE_CHECKING:
    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

WIDTH = "document.documentElement.scrollWidth"
IS_SEEN = "image => image.complete && image.naturalWidth > 0"


@pytest.fixture
def title() -> str:
    """A title that no other test writes to."""
    return f"Billede {uuid4().hex[:8]}"


def photograph(name: str = "image.jpg") -> Any:
    return {"name": name, "mimeType": "image/jpeg", "buffer": from_a_phone((1600, 1200))}


def choose(page: Page, file: Any, *, label: str = "Picture") -> None:
    """Press the button of the editor and choose a file."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=label, exact=True).click()
    chooser.value.set_files([file])


def test_a_photograph_goes_from_a_phone_into_a_page(open_page: OpenPage, title: str) -> None:
    phone = open_page("phone", language="da")
    phone.goto(f"/wiki/{title}/edit")
    phone.locator("textarea[name=body]").fill("Her er vores stand.")
    choose(phone, photograph(), label="Billede")
    dialog = phone.get_by_role("dialog")
    expect(dialog).to_contain_text("image.jpg")
    assert barriers(phone) == []
    dialog.get_by_label("Hvad viser billedet?").fill("To mennesker ved en stand")
    dialog.get_by_role("button", name="Læg op").tap()
    expect(phone.locator("textarea[name=body]")).to_have_value(
        re.compile(r"^Her er vores stand\.\n\n!\[\[image( \d+)?\.jpg\]\]\n\n$")
    )
    expect(phone.locator("#ui_preview img")).to_have_attribute("alt", "To mennesker ved en stand")
    phone.locator("button[type=submit]:not([name])").first.tap()
    picture = phone.get_by_role("img", name="To mennesker ved en stand")
    picture.scroll_into_view_if_needed()
    phone.wait_for_function(IS_SEEN, arg=picture.element_handle())
    assert picture.evaluate("image => image.currentSrc").endswith(".webp")  # as wide as a phone needs it
    assert phone.evaluate(WIDTH) <= 390
    picture.tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("image")
    phone.locator("summary", has_text="Mere").tap()
    expect(phone.get_by_role("link", name=title)).to_be_visible()


def test_a_picture_is_uploaded_and_shown_without_javascript(without_javascript: Page, title: str) -> None:
    page = without_javascript
    page.goto(f"/wiki/{title}/edit")
    page.get_by_role("link", name="Upload a picture or a file").click()
    page.get_by_label("Picture or file").set_input_files([photograph(f"{title}.jpg")])
    page.get_by_label("What does the picture show?").fill("Two people")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("img", name="Two people")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(f"![[{title}.jpg]]")
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill(f"![[{title}.jpg]]")
    page.locator("button[type=submit]:not([name])").first.click()
    expect(page.get_by_role("img", name="Two people")).to_be_visible()


def test_a_picture_in_a_draft_becomes_the_cover_of_the_post(open_page: OpenPage, title: str) -> None:
    phone = open_page("phone")
    phone.goto("/blog/new")
    phone.get_by_label("Title").fill(title)
    phone.locator("textarea[name=body]").fill("We painted a bedsheet.")
    choose(phone, photograph(f"{title}.jpg"))
    dialog = phone.get_by_role("dialog")
    expect(dialog).to_contain_text("Everybody can see it at once.")
    dialog.get_by_label("What does the picture show?").fill("A bedsheet")
    dialog.get_by_role("button", name="Upload").tap()
    expect(phone.locator("textarea[name=body]")).to_have_value(f"We painted a bedsheet.\n\n![[{title}.jpg]]\n\n")
    phone.get_by_role("button", name="Save draft").tap()
    expect(phone.get_by_role("img", name="A bedsheet")).to_be_visible()
    phone.get_by_role("button", name="Publish").tap()
    expect(phone.get_by_role("status")).to_contain_text("Published.")
    phone.goto("/blog/")
    cover = phone.locator("article", has_text=title).locator("a.cover img")
    phone.wait_for_function(IS_SEEN, arg=cover.element_handle())
    assert barriers(phone) == []
    assert phone.evaluate(WIDTH) <= 390
    cover.tap()
    expect(phone.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_a_file_that_can_not_be_taken_is_told_and_another_can_be_chosen(
    page: Page, title: str, complaints: Complaints
) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill("Et udkast.")
    choose(page, {"name": "brev.jpg", "mimeType": "image/jpeg", "buffer": b"Dear Ann,"})
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog.get_by_role("status")).to_contain_text("Files of this kind")
    complaints.clear()
    dialog.get_by_role("button", name="Cancel").click()
    choose(page, {"name": "stor.png", "mimeType": "image/png", "buffer": b"\0" * (20 * 2**20 + 1)})
    expect(dialog.get_by_role("status")).to_contain_text("at most 20 MB")
    expect(dialog.get_by_role("button", name="Upload")).to_be_disabled()
    page.keyboard.press("Escape")
    choose(page, {"name": f"{title}.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name=body]")).to_have_value(f"Et udkast.\n\n![[{title}.pdf]]\n\n")


def test_whoever_uploads_a_moving_picture_is_told_that_it_stands_still(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    choose(page, {"name": f"{title}.gif", "mimeType": "image/gif", "buffer": moving("GIF")})
    page.get_by_role("dialog").get_by_role("button", name="Upload").click()
    expect(page.locator("textarea[name=body]")).to_have_value(f"![[{title}.png]]\n\n")
    expect(page.locator(".uploaded")).to_contain_text("Only its first picture is kept")
    assert barriers(page) == []


def test_without_a_network_the_picture_waits_and_nothing_is_lost(
    page: Page, title: str, complaints: Complaints
) -> None:
    page.goto(f"/wiki/{title}/edit")
    page.locator("textarea[name=body]").fill("Et udkast.")
    choose(page, photograph(f"{title}.jpg"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What does the picture show?").fill("Two people")
    page.context.set_offline(True)
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog.get_by_role("status")).to_contain_text("Check the connection")
    complaints.clear()
    page.context.set_offline(False)
    dialog.get_by_role("button", name="Upload").click()
    expect(page.locator("textarea[name=body]")).to_have_value(f"Et udkast.\n\n![[{title}.jpg]]\n\n")


def test_a_picture_is_pasted_where_the_cursor_is(page: Page, title: str) -> None:
    page.goto(f"/wiki/{title}/edit")
    area = page.locator("textarea[name=body]")
    area.fill("Før.\n\nEfter.\n")
    area.evaluate(
        """(area, bytes) => {
            area.focus(); area.setSelectionRange(4, 4);
            const held = new DataTransfer();
            held.items.add(new File([new Uint8Array(bytes)], 'klip.png', {type: 'image/png'}));
            area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: held, cancelable: true}));
        }""",
        list(saved(drawn((90, 60)), "PNG")),
    )
    page.get_by_role("dialog").get_by_role("button", name="Upload").click()
    expect(area).to_have_value(re.compile(r"^Før\.\n\n!\[\[klip( \d+)?\.png\]\]\n\nEfter\.\n$"))


def test_nothing_moves_when_a_picture_comes(open_page: OpenPage) -> None:
    page = open_page("phone", language="da")
    page.goto("/wiki/Messen", wait_until="networkidle")
    picture = page.locator("figure img").first
    before = picture.bounding_box()
    picture.scroll_into_view_if_needed()
    page.wait_for_function(IS_SEEN, arg=picture.element_handle())
    after = picture.bounding_box()
    assert before is not None
    assert after is not None
    assert (before["width"], before["height"]) == (after["width"], after["height"])
