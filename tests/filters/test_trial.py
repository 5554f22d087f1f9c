from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.filters.conftest import moderator_in
from wikiapp.filters.rule import Rule
from wikiapp.filters.trial import tried
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.wiki.page import Page


@pytest.fixture
def ann(session: Session) -> Person:
    return _somebody(session, "Ann")


@pytest.fixture
def ben(session: Session) -> Person:
    return _somebody(session, "Ben")


def test_a_rule_is_tried_against_what_was_written(
    session: Session, write: Callable[..., Page], ben: Person
) -> None:
    tea, coffee = write("Te"), write("Kaffe", "Kaffe på et casino.\n")
    tea.save_revision(author=ben, body="Te er godt.\nSpil på casino!\n")
    tea.save_revision(author=ben, body="Te er meget godt.\nSpil på casino!\n")
    tea.suggest(author=ben, body="Casino. Casino.\n")
    coffee.save_revision(author=moderator_in(session), body="Kaffe på et casino, casino.\n")
    trial = tried(session, Rule.typed([("says", "casino")]))
    assert trial.looked_at == 6
    assert [(one.title, one.number) for one in trial.hits] == [("Te", 4), ("Te", 2), ("Kaffe", 1)]
    assert trial.share == 0.5


def test_people_are_seen_as_they_were_then(session: Session, write: Callable[..., Page], ben: Person) -> None:
    tea = write("Te")
    for turn in range(5):
        tea.save_revision(author=ben, body=f"Te nummer {turn}.\n")
    for line, numbers in (
        (("count_at_least", "3"), [6, 5]),
        (("count_at_most", "0"), [2, 1]),
        (("speed", "4"), [6, 5]),
        (("begins", "yes"), [1]),
    ):
        assert [one.number for one in tried(session, Rule.typed([line])).hits] == numbers


def test_only_the_newest_are_asked_and_what_came_before_them_is_known(
    session: Session, write: Callable[..., Page], ben: Person
) -> None:
    tea = write("Te", "Casino.\n")
    tea.save_revision(author=ben, body="Casino.\nTe.\n")
    tea.save_revision(author=ben, body="Casino.\nTe.\nKaffe.\n")
    trial = tried(session, Rule.typed([("says", "casino\nkaffe")]), most=2)
    assert (trial.looked_at, [one.number for one in trial.hits]) == (2, [3])


def test_where_there_is_no_time_it_says_how_many_it_looked_at(
    session: Session, write: Callable[..., Page]
) -> None:
    write("Te")
    assert tried(session, Rule.typed([("says", "te")]), patience=-1).looked_at == 0


def _somebody(session: Session, name: str) -> Person:
    person = Person(name)
    session.add(person)
    session.flush()
    return person
