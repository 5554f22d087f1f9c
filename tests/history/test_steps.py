from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.playing import applied
from wikiapp.history import steps
from wikiapp.history.steps import sizes, stride

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def page(write: Callable[..., Page], ann: Person, ben: Person) -> Page:
    """Ten revisions: Ann begins, renames, and then writes in turn with Ben; each text has a word more."""
    page = write("Tal", "0\n")
    page.rename(to="Flere tal", author=ann)
    for number in range(1, 9):
        page.save_revision(author=ben if number % 2 else ann, body=f"{page.body}{number}\n")
    return page


def test_a_step_is_a_revision_where_there_are_not_very_many(page: Page) -> None:
    found = list(steps.steps(page, 1, 10))
    assert [(step.first, step.revision.number) for step in found] == [(number, number) for number in range(1, 11)]
    assert [step.change for step in found][1:3] == [[], [["same", 1], ["added", "1\n"]]]
    assert list(sizes(page, 10)) == [1, 0, *[1] * 8]


def test_otherwise_a_step_is_several_revisions(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_STEPS", 3)
    assert stride(10) == 4
    found = list(steps.steps(page, 1, 10))
    assert [(step.first, step.revision.number, step.people) for step in found] == [
        (1, 4, 2),
        (5, 8, 2),
        (9, 10, 2),
    ]
    assert [(step.words_added, step.words_removed) for step in found] == [(3, 0), (4, 0), (2, 0)]
    assert list(sizes(page, 10)) == [3, 4, 2]
    assert [step.first for step in steps.steps(page, 6, 10)] == [5, 9]


def test_a_history_read_in_parts_says_what_it_says_at_once(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 3)
    said, start = "", 1
    while start <= 10:
        part = list(steps.steps(page, start, 10))
        for step in part:
            said = applied(step.change, said)
            assert said == page.history.body(step.revision.number)
        assert len(part) <= 3
        start = part[-1].revision.number + 1
    assert said == page.body
