"""Many agree at once, each in a thread with a connection of its own, on each engine."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from wikiapp.agreement.agreeing import agree
from wikiapp.agreement.agreement import Agreement
from wikiapp.agreement.mark import Mark
from wikiapp.agreement.marking import mark
from wikiapp.agreement.support import support_had, supporters
from wikiapp.checking import check
from wikiapp.content import Unchanged
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from wikiapp.database import Database

AT_ONCE, PEOPLE = 4, 12


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def tea(database: Database) -> int:
    """The number of a page."""
    with database.writing() as session:
        ann = Person("Ann")
        page = Page.write(session, author=ann, title="Te", body="Te er godt.\n", language="da")
        session.commit()
        return page.id


def _agree(database: Database, page: int, person: int | None) -> bool:
    with database.writing() as session:
        who = session.get_one(Person, person) if person else Person("Ben")
        session.add(who)
        try:
            agree(session.get_one(Page, page), person=who, revision=1)
            session.commit()
        except Unchanged:
            return False
        return True


def _mark(database: Database, page: int) -> bool:
    with database.writing() as session:
        try:
            mark(session.get_one(Page, page), revision=1, name="Den", person=session.get_one(Person, 1))
            session.commit()
        except Unchanged:
            return False
        return True


def test_each_of_many_is_counted_and_one_who_taps_twice_once(database: Database, tea: int) -> None:
    wanted = [None] * PEOPLE + [1] * AT_ONCE
    with ThreadPoolExecutor(AT_ONCE) as threads:
        done = list(threads.map(lambda person: _agree(database, tea, person), wanted))
    assert done.count(True) == PEOPLE + 1
    with database.reading() as session:
        page = session.get_one(Page, tea)
        assert supporters(page) == session.scalar(select(func.count(Agreement.id))) == PEOPLE + 1
        assert support_had(page, [1]) == {1: PEOPLE + 1}
    assert list(check(database)) == []


def test_a_version_that_several_mark_at_once_is_marked_once(database: Database, tea: int) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        done = list(threads.map(lambda _: _mark(database, tea), range(AT_ONCE)))
    assert done.count(True) == 1
    with database.reading() as session:
        assert len(session.scalars(Mark.standing(session.get_one(Page, tea))).all()) == 1
