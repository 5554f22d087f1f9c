from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def ann(app: Flask) -> Visitor:
    visitor = Visitor(app.test_client())
    visitor.save("Te", "Te er godt.\n", name="Ann", summary="begyndt")
    return visitor


def test_history_tells_who_did_what_and_how_much(ann: Visitor) -> None:
    ann.save("Te", "Te er meget godt.\n", summary="mere", minor="1")
    page = ann.read("/wiki/Te/history").text
    assert all(words in page for words in ("Ann", "begyndt", "mere", "+1"))
    assert page.index("4 words in all") < page.index("3 words in all")
    assert re.search(r"\+1</ins> word\b(?!s)", page)


def test_each_revision_can_be_read_as_it_was(ann: Visitor) -> None:
    ann.save("Te", "Te er bedst.\n")
    assert "Te er godt." in (old := ann.read("/wiki/Te/revisions/1").text)
    assert "Te er bedst." not in old


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_a_revision_that_is_not_there_is_404(ann: Visitor, number: str) -> None:
    assert ann.read(f"/wiki/Te/revisions/{number}").status_code == 404


def test_going_back_is_a_step_forward(ann: Visitor) -> None:
    ann.save("Te", "Te er skidt.\n")
    assert ann.send("/wiki/Te/reverts", to=1).status_code == 303
    assert "Te er godt." in ann.read("/wiki/Te").text
    assert "Te er skidt." in ann.read("/wiki/Te/revisions/2").text
    assert ann.read("/wiki/Te/revisions/3").status_code == 200


def test_a_revert_needs_a_revision_that_is_there(ann: Visitor) -> None:
    assert ann.send("/wiki/Te/reverts").status_code == 400
    assert ann.send("/wiki/Te/reverts", to="x").status_code == 400
    assert ann.send("/wiki/Te/reverts", to=7).status_code == 404
    assert ann.send("/wiki/Te/reverts", to=1).status_code == 303  # it says so already: nothing is added
    assert ann.read("/wiki/Te/revisions/2").status_code == 404


def test_a_long_history_is_paged_without_holes(ann: Visitor) -> None:
    for number in range(2, 121):
        ann.save("Te", f"Te nummer {number}.\n")
    shown = [page.count("/revisions/") for page in _pages(ann, "/wiki/Te/history")]
    assert len(shown) == 3
    assert sum(shown) >= 120
    assert "before=" in ann.read("/wiki/Te/history?before=21").text


@pytest.mark.parametrize("before", ["x", "-5", "0", "99999", "9" * 30])
def test_odd_places_in_a_history_are_no_error(ann: Visitor, before: str) -> None:
    assert ann.read(f"/wiki/Te/history?before={before}").status_code == 200


def test_everybodys_changes_and_one_persons_are_listed(ann: Visitor, app: Flask) -> None:
    Visitor(app.test_client()).save("Kaffe", "Sort.\n", name="Ben", summary="ny side")
    changes = ann.read("/changes").text
    assert all(words in changes for words in ("Ann", "Ben", "ny side", "/wiki/Kaffe"))
    assert "/wiki/Kaffe" not in ann.read("/people/1").text
    assert "/wiki/Kaffe" in ann.read("/people/2").text
    assert ann.read("/people/3").status_code == 404


def _pages(visitor: Visitor, path: str) -> list[str]:
    return [visitor.read(address).text for address in (path, f"{path}?before=71", f"{path}?before=21")]
