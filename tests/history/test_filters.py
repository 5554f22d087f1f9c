"""Asking a history: who, what, when, and what became of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

SENTENCE = "Te er\n  Ikke kaffe."


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Ann begins; Ben adds a sentence, Ann moves it, Ben takes it out."""
    ann, ben = Visitor(app.test_client()), Visitor(app.test_client())
    ann.save("Te", "Te.\n", name="Ann")
    ben.save("Te", f"Te.\n\n{SENTENCE}\n", name="Ben Ø")
    ann.save("Te", f"{SENTENCE}\n\nTe.\n", summary="flyttet")
    ben.save("Te", "Te.\n")
    ann.send("/wiki/Te/moves", title="Grøn te")
    return ann


def test_who_removed_this_sentence(ann: Visitor) -> None:
    page = ann.read("/wiki/Grøn_te/history?text=te+er+IKKE+kaffe").text
    assert _listed(page) == [4, 2]
    assert page.index("removed here") < page.index("added here")


def test_a_sentence_that_never_stood_there_is_in_no_version(ann: Visitor) -> None:
    page = ann.read("/wiki/Grøn_te/history?text=sukker").text
    assert _listed(page) == []
    assert "No version added or removed “sukker”" in page


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("by=ben", [4, 2]),
        ("by=%25", []),
        ("kind=renamed", [5]),
        ("kind=nonsense", [5, 4, 3, 2, 1]),
        ("since=2000-01-01&until=9999-12-31", [5, 4, 3, 2, 1]),
        ("until=2000-01-01", []),
        ("since=x&until=2026-13-45", [5, 4, 3, 2, 1]),
        ("since=0001-01-01", [5, 4, 3, 2, 1]),
        ("by=ann&kind=wrote", [3, 1]),
        ("text=ikke+kaffe&by=ben&before=4", [2]),
        ("text=t", [5, 4, 3, 2, 1]),
    ],
)
def test_filters_join(ann: Visitor, query: str, listed: list[int]) -> None:
    assert _listed(ann.read(f"/wiki/Grøn_te/history?{query}").text) == listed


def test_a_filter_stays_from_page_to_page(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    for number in range(1, 61):
        visitor.save("Te", f"Te nummer {number}.\n", name="Ann")
    page = visitor.read("/wiki/Te/history?by=ann").text
    assert "/wiki/Te/history?by=ann&amp;before=11" in page
    older = visitor.read("/wiki/Te/history?by=ann&before=11").text
    assert _listed(older) == list(range(10, 0, -1))
    assert '/wiki/Te/history?by=ann" rel="prev"' in older


def test_a_passage_is_looked_for_further_back_where_history_is_long(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wikiapp.content.touching.MOST_READ", 10)
    visitor = Visitor(app.test_client())
    for number in range(1, 31):
        visitor.save("Te", "".join(f"Linje {n}.\n" for n in range(number)))
    page = visitor.read("/wiki/Te/history?text=linje+3.").text
    assert _listed(page) == []
    assert "Looked through back to version 21" in page
    found = [_listed(visitor.read(f"/wiki/Te/history?text=linje+3.&before={start}").text) for start in (21, 11)]
    assert found == [[], [4]]


def test_the_length_is_drawn_from_the_first_version_to_the_latest(ann: Visitor) -> None:
    drawn = re.search(r'<polyline points="([^"]+)"', ann.read("/wiki/Grøn_te/history").text)
    assert drawn
    points = [tuple(map(float, point.split(","))) for point in drawn[1].split()]
    assert [x for x, _ in points] == [0, 60, 120, 180, 240]
    assert points[0][1] == points[-1][1] > points[1][1] == points[2][1] == 0


def test_a_single_version_has_no_line(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    visitor.save("Te", "Te.\n")
    assert "<polyline" not in visitor.read("/wiki/Te/history").text


def _listed(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<div class="when"><a href="[^"]*/revisions/(\d+)"', page)]
