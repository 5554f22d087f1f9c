"""What is undone, taken back and taken up from the pages, and what history says of it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields

if TYPE_CHECKING:
    from flask import Flask

FIRST, BAD, LATER = (
    "Te.\n\nKaffe.\n\nVand.\n",
    "KØB NU!\n\nKaffe.\n\nVand.\n",
    "KØB NU!\n\nKaffe er sort.\n\nVand.\n",
)


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    for body in (FIRST, BAD, LATER):
        visitor.save("Te", body, name="Ann")
    return visitor


@pytest.fixture
def ben(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def test_undoing_takes_one_change_back_and_keeps_what_came_after(ann: Visitor) -> None:
    assert "Ann" in ann.read("/wiki/Te/undos?revision=2").text
    assert ann.send("/wiki/Te/undos", revision=2).status_code == 303
    page = ann.read("/wiki/Te").text
    assert "KØB NU!" not in page
    assert "Kaffe er sort." in page
    assert "KØB NU!" in ann.read("/wiki/Te/revisions/3").text


def test_what_was_undone_is_marked_and_leads_to_what_undid_it(ann: Visitor) -> None:
    ann.send("/wiki/Te/undos", revision=2)
    history = ann.read("/wiki/Te/history").text
    assert history.count('<a href="/wiki/Te/diff?to=4">undone</a>') == 1
    assert "Undone in version 4" in ann.read("/wiki/Te/revisions/2").text
    assert "undid version 2 by Ann" in history


def test_several_are_ticked_and_undone_at_once(ann: Visitor) -> None:
    ticked = ann.read("/wiki/Te/history?tick").text
    assert ticked.count('type="checkbox" name="revision"') == 3
    assert 'type="radio"' not in ticked
    form = ann.read("/wiki/Te/undos?revision=3&revision=2").text
    assert re.findall(r'name="revision" value="(\d)"', form) == ["3", "2"]
    assert ann.send("/wiki/Te/undos", revision=["2", "3"]).status_code == 303
    assert ann.read("/wiki/Te/history").text.count(">undone</a>") == 2
    assert "undid versions 2–3" in ann.read("/wiki/Te/history").text


def test_ticking_nothing_says_what_to_do(ann: Visitor) -> None:
    assert ann.read("/wiki/Te/undos").status_code == 303
    assert "Tick the versions" in ann.read("/wiki/Te/history").text


def test_what_later_changes_touched_is_asked_about_place_by_place(ann: Visitor) -> None:
    ann.save("Te", "KØB NU, og køb meget!\n\nKaffe er sort.\n\nVand.\n")
    answer = ann.send("/wiki/Te/undos", revision=2)
    assert answer.status_code == 409
    assert "Te." in answer.text
    assert ann.read("/wiki/Te/revisions/5").status_code == 404
    assert ann.settle("Te", answer, **{"choice-0": "mine"}).status_code == 303
    assert "Te.\n\nKaffe er sort." in ann.said("Te")
    history = ann.read("/wiki/Te/history").text
    assert '<a href="/wiki/Te/diff?to=5">undone</a>' in history


def test_what_is_undone_already_is_not_undone_again(ann: Visitor) -> None:
    ann.send("/wiki/Te/undos", revision=2)
    ann.send("/wiki/Te/undos", revision=2)
    assert ann.read("/wiki/Te/revisions/5").status_code == 404


@pytest.mark.parametrize(("revision", "code"), [("", 400), ("x", 400), ("9", 404), ("99999999999999999999", 404)])
def test_an_undo_needs_a_revision_that_is_there(ann: Visitor, revision: str, code: int) -> None:
    assert ann.send("/wiki/Te/undos", revision=revision).status_code == code
    assert ann.read(f"/wiki/Te/undos?revision={revision}").status_code == code


def test_the_last_authors_run_is_taken_back_at_once(ann: Visitor, ben: Visitor) -> None:
    for number in range(3):
        ben.save("Te", f"HA {number}\n", name="Ben")
    form = ann.read("/wiki/Te/rollbacks").text
    assert "Ben" in form
    assert "/wiki/Te/diff?from=3&amp;to=6" in form
    answer = ann.send("/wiki/Te/rollbacks", latest=hidden_fields(form)["latest"])
    assert (answer.status_code, answer.location) == (303, "/wiki/Te/history")
    assert ann.said("Te") == LATER
    assert ann.read("/wiki/Te/history").text.count(">undone</a>") == 3


def test_what_came_after_one_looked_is_not_taken_back_unseen(ann: Visitor, ben: Visitor) -> None:
    ben.save("Te", "HA\n", name="Ben")
    ben.save("Te", "HA HA\n")
    ann.send("/wiki/Te/rollbacks", latest=4)
    assert "Look again" in ann.read("/wiki/Te/history").text
    assert ann.said("Te") == "HA HA\n"


def test_a_page_by_one_alone_has_nothing_to_go_back_to(ann: Visitor, ben: Visitor) -> None:
    assert ben.read("/wiki/Te/rollbacks").status_code == 303
    assert "Nobody else" in ben.read("/wiki/Te/history").text
    assert ben.send("/wiki/Te/rollbacks", latest=3).status_code == 303
    assert ben.send("/wiki/Te/rollbacks").status_code == 400


def test_a_collision_is_kept_as_a_suggestion_that_is_taken_up_with_one_tap(ann: Visitor, ben: Visitor) -> None:
    ben.save("Te", LATER.replace("sort", "brun"), name="Ben")
    assert ann.save("Te", LATER.replace("sort", "stærk"), based_on="3").status_code == 409
    history = ann.read("/wiki/Te/history").text
    assert "suggested a text" in history
    assert "stærk" not in ann.read("/wiki/Te").text
    assert "<ins>stærk" in ann.read("/wiki/Te/diff?to=5").text
    page = ben.read("/wiki/Te/revisions/5").text
    assert 'action="/wiki/Te/adoptions"' in page
    assert "stærk" in page
    assert ben.send("/wiki/Te/adoptions", suggestion=5).status_code == 303
    assert "stærk" in ben.said("Te")
    assert "taken up</a>" in ben.read("/wiki/Te/history").text
    assert 'action="/wiki/Te/adoptions"' not in ben.read("/wiki/Te/revisions/5").text


def test_a_suggestion_that_collides_with_what_came_since_is_asked_about(ann: Visitor, ben: Visitor) -> None:
    ben.save("Te", LATER.replace("sort", "brun"), name="Ben")
    ann.save("Te", LATER.replace("sort", "stærk"), based_on="3")
    ben.save("Te", LATER.replace("sort", "grå"))
    answer = ben.send("/wiki/Te/adoptions", suggestion=5)
    assert answer.status_code == 409
    assert ben.settle("Te", answer, **{"choice-0": "mine"}).status_code == 303
    assert "stærk" in ben.said("Te")
    assert "Taken up in version 7" in ben.read("/wiki/Te/revisions/5").text


@pytest.mark.parametrize("number", ["1", "9", "x"])
def test_only_a_suggestion_is_taken_up(ann: Visitor, number: str) -> None:
    assert ann.send("/wiki/Te/adoptions", suggestion=number).status_code == 404


def test_the_step_from_a_suggestion_to_the_next_version_begins_at_what_the_page_said(
    ann: Visitor, ben: Visitor
) -> None:
    ben.save("Te", LATER.replace("sort", "brun"), name="Ben")
    ann.save("Te", LATER.replace("sort", "stærk"), based_on="3")
    ben.save("Te", LATER.replace("sort", "grå"))
    page = html.unescape(ann.read("/wiki/Te/diff").text)
    assert "<del>brun" in page
    assert '/wiki/Te/diff?from=3&to=4" rel="prev"' in page
