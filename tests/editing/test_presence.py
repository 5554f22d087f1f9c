"""Whoever has an editor open is told of the others who have, for as long as they do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from tests.browsing import Visitor
from wikiapp.database import now
from wikiapp.editing.presence import LASTS, Presence

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

PLACE = re.compile(r'data-presence="([^"]+)"[^>]*>([^<]*)<')


@pytest.fixture
def many(app: Flask) -> list[Visitor]:
    """Three people, of whom the first has begun a page called Te."""
    visitors = [Visitor(app.test_client()) for _ in range(3)]
    visitors[0].save("Te", "Te er godt.\n", name="Ann")
    return visitors


def test_editors_that_are_open_at_once_are_counted(many: list[Visitor]) -> None:
    ann, ben, cy = many
    assert _told(ann, "a") == ""
    assert _told(ben, "b").startswith("1 other is writing here, too.")
    assert _told(cy, "c").startswith("2 others are writing here, too.")
    assert _shown(ben).startswith("3 others")  # who it is that opens one more is not known yet
    assert _told(ann, "a").startswith("2 others")


def test_two_editors_of_one_person_are_no_others(many: list[Visitor]) -> None:
    ann, ben, _ = many
    _told(ann, "a")
    assert _told(ann, "b") == ""
    assert _told(ben, "c").startswith("1 other")


def test_who_has_gone_is_not_counted(many: list[Visitor], session: Session) -> None:
    ann, ben, cy = many
    _told(ann, "a")
    _told(ben, "b")
    _told(ben, "b", leaves="1")
    assert _told(cy, "c").startswith("1 other")
    session.execute(update(Presence).where(Presence.editor == "a").values(seen_at=now() - LASTS))
    session.commit()
    assert _told(cy, "c") == ""
    assert session.scalar(select(func.count()).select_from(Presence)) == 1


def test_each_text_has_its_own(many: list[Visitor]) -> None:
    ann, ben, _ = many
    ben.save("Kaffe", "Sort.\n")
    _told(ann, "a")
    assert _told(ben, "b", title="Kaffe") == ""


@pytest.mark.parametrize(("place", "editor", "code"), [("", "", 400), ("/presence/x", "a", 404), (None, "a", 404)])
def test_what_makes_no_sense_is_refused(many: list[Visitor], place: str | None, editor: str, code: int) -> None:
    path = "/presence/0193b0a0-0000-7000-8000-000000000000" if place is None else place or _place(many[0], "Te")
    assert many[0].send(path, editor=editor).status_code == code


def test_what_is_not_there_yet_has_no_others(many: list[Visitor]) -> None:
    assert PLACE.search(many[0].read("/wiki/Kaffe/edit").text) is None


def _place(visitor: Visitor, title: str) -> str:
    found = PLACE.search(visitor.read(f"/wiki/{title}/edit").text)
    assert found is not None
    return found[1]


def _shown(visitor: Visitor) -> str:
    found = PLACE.search(visitor.read("/wiki/Te/edit").text)
    assert found is not None
    return found[2]


def _told(visitor: Visitor, editor: str, title: str = "Te", **more: str) -> str:
    answer = visitor.send(_place(visitor, title), f"/wiki/{title}/edit", editor=editor, **more)
    assert answer.status_code == 200
    assert answer.json is not None
    return str(answer.json["told"])
