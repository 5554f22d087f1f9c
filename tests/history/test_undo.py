from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

FIRST, BAD, LATER = "Te.\n\nKaffe.\n", "KØB NU!\n\nKaffe.\n", "KØB NU!\n\nKaffe er sort.\n"


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    for body in (FIRST, BAD, LATER):
        visitor.save("Te", body, name="Ann")
    return visitor


def test_undoing_takes_one_change_back_and_keeps_what_came_after(ann: Visitor) -> None:
    assert "Ann" in ann.read("/wiki/Te/undos?revision=2").text
    assert ann.send("/wiki/Te/undos", revision=2).status_code == 303
    page = ann.read("/wiki/Te").text
    assert "KØB NU!" not in page
    assert "Kaffe er sort." in page
    assert "KØB NU!" in ann.read("/wiki/Te/revisions/3").text


def test_what_later_changes_touched_is_not_undone_by_guessing(ann: Visitor) -> None:
    ann.save("Te", "KØB NU, og køb meget!\n\nKaffe er sort.\n")
    answer = ann.send("/wiki/Te/undos", revision=2, summary="min grund")
    assert answer.status_code == 409
    assert 'href="/wiki/Te/edit"' in answer.text
    assert ann.read("/wiki/Te/revisions/5").status_code == 404


def test_what_is_undone_already_is_not_undone_again(ann: Visitor) -> None:
    ann.send("/wiki/Te/undos", revision=2)
    ann.send("/wiki/Te/undos", revision=2)
    assert ann.read("/wiki/Te/revisions/5").status_code == 404


@pytest.mark.parametrize(("revision", "code"), [("", 400), ("x", 400), ("9", 404), ("99999999999999999999", 404)])
def test_an_undo_needs_a_revision_that_is_there(ann: Visitor, revision: str, code: int) -> None:
    assert ann.send("/wiki/Te/undos", revision=revision).status_code == code
    assert ann.read(f"/wiki/Te/undos?revision={revision}").status_code == 404
