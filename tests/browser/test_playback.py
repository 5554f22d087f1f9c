from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.complaints import Complaints
    from tests.browser.conftest import OpenPage

PAGE = "/wiki/Micro-business/playback"  # which no other test writes to
# What the model makes of a history, from its first step to its last and back, beside what the server says of each.
MODEL = """async () => {
  const folder = document.querySelector("script[src*='playback.js']").src.replace("playback.js", "");
  const { Story } = await import(folder + "model.js");
  const { steps } = await (await fetch("playback?format=json")).json();
  const story = new Story(steps), wrong = [];
  const told = async number => {
    const { pieces } = await (await fetch(`diff?from=0&to=${number}&format=json`)).json();
    return pieces.flatMap(piece => piece.parts.map(part => part[1])).join("");
  };
  const forth = steps.map((_, place) => place + 1);
  for (const number of [...forth, ...forth.toReversed(), forth.length, 1, 9, 4]) {
    story.frame(number, number);
    if (story.rows.join("") !== await told(number)) wrong.push(number);
  }
  story.frame(3, 11);
  if (story.rows.join("") !== await told(11)) wrong.push("3 to 11");
  return wrong;
}"""
NOW = "() => document.querySelector('.stage').textContent"
PRESENT = """async () => (await (await fetch("diff?from=0&format=json")).json()).pieces[0].parts[0][1]"""
SPOKEN = "() => document.querySelector('.player input').getAttribute('aria-valuetext')"


@pytest.fixture
def moving(open_page: OpenPage) -> Page:
    """The page of a visitor with a phone who doesn't mind that things move; the clock goes only as it is told."""
    phone = open_page("phone")
    phone.emulate_media(reduced_motion="no-preference")
    phone.clock.install(time=0)
    phone.clock.pause_at(1000)
    return phone


def test_the_model_says_at_every_step_what_the_server_says(page: Page) -> None:
    _open(page)
    assert page.evaluate(MODEL) == []


def test_it_plays_on_a_phone_and_ends_at_the_present_text(moving: Page) -> None:
    _open(moving)
    expect(moving.locator(".now")).to_have_text("Version 1 of 14 · Siobhán Keane")
    moving.get_by_role("button", name="Play", exact=True).tap()
    expect(moving.locator(".stage.playing ins").first).to_be_visible()
    began = moving.evaluate("Date.now()")
    for number in range(2, 15):
        _until(moving, f"Version {number} of 14")
    _until(moving, "Play", place=".play")
    assert 20_000 <= moving.evaluate("Date.now()") - began <= 60_000
    assert moving.evaluate(NOW).strip() == moving.evaluate(PRESENT).strip()


def test_it_does_not_begin_by_itself_but_where_the_address_asks_for_it(moving: Page) -> None:
    _open(moving)
    expect(moving.locator(".now")).to_contain_text("Version 1 of 14")
    moving.clock.run_for(10_000)
    expect(moving.locator(".now")).to_contain_text("Version 1 of 14")
    moving.goto("about:blank")
    moving.goto(f"{PAGE}#play")
    _until(moving, "Version 3 of 14")


def test_pause_holds_it_and_steps_go_back_and_forth(moving: Page) -> None:
    _open(moving)
    moving.get_by_role("button", name="Play", exact=True).tap()
    _until(moving, "Version 4 of 14")
    moving.get_by_role("button", name="Pause").tap()
    moving.clock.run_for(20_000)
    expect(moving.locator(".now")).to_contain_text("Version 4 of 14")
    moving.get_by_role("button", name="Previous").tap()
    expect(moving.locator(".now")).to_contain_text("Version 3 of 14")
    moving.get_by_role("button", name="Next").tap()
    moving.get_by_role("button", name="Next").tap()
    expect(moving.locator(".now")).to_contain_text("Version 5 of 14")
    assert moving.locator(".stage del").all_text_contents() == ["jeweler"]


def test_it_is_played_and_stepped_through_by_keyboard(page: Page) -> None:
    _open(page)
    now = page.locator(".now")
    expect(now).to_contain_text("Version 1 of 14")
    for key, version in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", 14), ("Home", 1)):
        page.keyboard.press(key)
        expect(now).to_contain_text(f"Version {version} of 14")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_the_scrubber_goes_anywhere_by_keyboard_and_says_where(page: Page) -> None:
    _open(page)
    scrubber = page.get_by_role("slider", name="Version")
    expect(scrubber).to_have_attribute("aria-valuetext", re.compile(r"^Version 1 of 14, by Siobhán Keane, "))
    scrubber.focus()
    for key, version in (("ArrowRight", 2), ("ArrowUp", 3), ("End", 14), ("ArrowLeft", 13), ("Home", 1)):
        page.keyboard.press(key)
        expect(page.locator(".now")).to_contain_text(f"Version {version} of 14")
        assert page.evaluate(SPOKEN).startswith(f"Version {version} of 14, by ")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_it_is_scrubbed_by_touch(phone: Page) -> None:
    _open(phone)
    box = phone.get_by_role("slider", name="Version").bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    expect(phone.locator(".now")).to_contain_text(re.compile(r"Version [78] of 14"))


def test_keys_do_nothing_while_a_field_is_in_use(page: Page) -> None:
    _open(page)
    expect(page.locator(".now")).to_contain_text("Version 1 of 14")
    page.get_by_label("Speed").focus()
    page.keyboard.press("End")
    expect(page.get_by_label("Speed")).to_have_value("2")
    expect(page.locator(".now")).to_contain_text("Version 1 of 14")


def test_only_steps_by_hand_are_read_out(moving: Page) -> None:
    _open(moving)
    caption = moving.locator(".caption")
    moving.get_by_role("button", name="Next").tap()
    expect(caption).to_have_attribute("aria-live", "polite")
    moving.get_by_role("button", name="Play", exact=True).tap()
    _until(moving, "Version 4 of 14")
    expect(caption).to_have_attribute("aria-live", "off")


def test_words_never_fade_for_those_who_want_no_motion(page: Page) -> None:
    page.clock.install()
    page.goto(f"{PAGE}#play")
    expect(page.locator(".now")).to_contain_text("Version 1 of 14")
    page.get_by_role("button", name="Play", exact=True).click()
    _until(page, "Version 3 of 14")
    assert page.evaluate("document.querySelector('.stage').getAnimations({subtree: true}).length") == 0


def test_the_list_follows_and_leads(page: Page) -> None:
    _open(page)
    current = page.locator(".told [aria-current=step]")
    expect(current).to_contain_text("Version 1 ·")
    page.keyboard.press("End")
    expect(current).to_contain_text("Version 14 ·")
    page.get_by_role("button", name="Go to version 6").click()
    expect(page.locator(".now")).to_contain_text("Version 6 of 14")
    expect(current).to_have_count(1)
    current.get_by_role("link", name="Version 6").click()
    expect(page).to_have_url(re.compile(r"/diff\?to=6$"))


def test_added_and_removed_words_are_told_apart_without_colours(page: Page) -> None:
    _open(page, f"{PAGE}?from=13")
    style = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator(".stage ins").first.evaluate(style) == "underline"
    assert page.locator(".stage del").first.evaluate(style) == "line-through"


def test_of_a_large_text_only_what_is_near_to_a_change_is_shown(page: Page) -> None:
    title, lines = f"Prøve {uuid4().hex[:8]}", [f"Linje {number}" for number in range(600)]
    for body in ("\n".join(lines), "\n".join([*lines[:300], "Noget nyt", *lines[300:]])):
        page.goto(f"/wiki/{title}/edit")
        page.locator("textarea[name=body]").fill(body)
        page.locator("button[type=submit]:not([name])").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    _open(page, f"/wiki/{title}/playback?from=2")
    stage = page.locator(".stage")
    expect(stage.locator("ins")).to_be_in_viewport()
    expect(stage.locator(".gap")).to_have_text(["unchanged lines: 240", "unchanged lines: 240"])
    expect(stage).to_contain_text("Linje 299")
    assert len(stage.text_content() or "") < 3_000


def test_a_lost_network_is_told_and_tried_again(page: Page, complaints: Complaints) -> None:
    lost = True

    def answer(route: Route) -> None:
        route.abort() if lost else route.continue_()

    page.route("**/playback?format=json**", answer)
    page.goto(PAGE)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    complaints.clear()
    lost = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".now")).to_contain_text("Version 1 of 14")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_without_a_script_every_step_is_in_the_list(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(PAGE)
    expect(page.locator(".player")).to_be_hidden()
    expect(page.get_by_text("here is every step")).to_be_visible()
    expect(page.locator(".told li")).to_have_count(14)
    expect(page.get_by_role("button", name="Go to version 6")).to_be_hidden()
    page.get_by_role("link", name="Version 6").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Changes in Micro-business")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_stands_in_anybodys_way_in_the_middle_of_it(open_page: OpenPage, dark: bool) -> None:
    page = open_page("phone" if dark else "desktop", dark=dark, language="da")
    _open(page)
    page.get_by_role("button", name="Næste").click()
    expect(page.locator(".stage ins").first).to_be_visible()
    assert barriers(page) == []


def _open(page: Page, address: str = PAGE) -> None:
    """Go there, and wait until the first step is shown."""
    page.goto(address)
    expect(page.locator(".now")).not_to_be_empty()


def _until(page: Page, told: str, place: str = ".now") -> None:
    """Let the clock run until that is told."""
    for _ in range(300):
        if told in (page.locator(place).text_content() or ""):
            return
        page.clock.run_for(200)
    raise AssertionError(f"{told!r} was never told")
