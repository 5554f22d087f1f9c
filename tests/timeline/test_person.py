"""A person's page: what they wrote, as a guest too whom they took along, and how much of it still stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

SELF = re.compile(r'class="self" href="(/people/\d+)"')


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Somebody who has written a page of eight words called Te."""
    visitor = Visitor(app.test_client())
    visitor.save("Te", "Te er en varm drik med megen smag.\n", name="Ann")
    return visitor


@pytest.fixture
def ben(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def test_it_tells_how_many_of_their_words_still_stand(ann: Visitor, ben: Visitor) -> None:
    assert "8 of their 8 words still stand (100%)" in _page(ann, ann)
    ben.save("Te", "Te er en varm drik.\n", name="Ben")
    assert "In the text they wrote in last, 5 of their 8 words still stand (62%)" in _page(ann, ann)
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert "In the 2 texts they wrote in last, 8 of their 11 words still stand (73%)" in _page(ben, ann)


def test_no_more_stands_than_was_written(ann: Visitor, ben: Visitor) -> None:
    ben.save("Te", "Smag megen med drik varm en er Te.\n", name="Ben")
    told = re.search(r"(\d+) of their (\d+) words", _page(ann, ben))
    assert told is None or int(told[1]) <= int(told[2])


def test_whoever_only_took_away_is_told_nothing(ann: Visitor, ben: Visitor) -> None:
    ben.save("Te", "Te er en varm drik.\n", name="Ben")
    assert "still stand" not in _page(ann, ben)


def test_what_was_deleted_is_not_looked_at(ann: Visitor) -> None:
    ann.save("Kaffe", "Kaffe er sort.\n")
    assert ann.send("/wiki/Te/deletion", "/wiki/Te/deletion").status_code == 303
    assert "3 of their 3 words" in _page(ann, ann)


def test_what_a_guest_wrote_whom_they_took_along_is_theirs(ann: Visitor, ben: Visitor) -> None:
    ben.save("Kaffe", "Kaffe er sort.\n", name="Ben")
    code = re.search(r"/claim/([0-9A-Z-]+)", ann.read("/claim").text)
    assert code is not None
    assert ben.send(f"/claim/{code[1]}", f"/claim/{code[1]}").status_code == 303
    page = _page(ben, ben)
    assert "/wiki/Te/diff" in page or "/wiki/Te/revisions/1" in page
    assert "11 of their 11 words" in page
    assert "Kaffe" not in _page(ben, ann)
    assert "Te" in ben.read(f"{_path(ben)}/feed.atom").text


def _path(who: Visitor) -> str:
    found = SELF.search(who.read("/changes").text)
    assert found is not None
    return found[1]


def _page(reader: Visitor, who: Visitor) -> str:
    return reader.read(_path(who)).text.replace("\xa0", " ")
