"""Many write at once, each in a thread with a connection of its own."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from wikiapp.checking import check
from wikiapp.content import AddressTaken, EditConflict
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

    Write = Callable[..., Page]

WRITERS, SAVES = 4, 25


def _begin_at(database: Database, page: int, title: str) -> str:
    with database.writing() as session:
        author = session.get_one(Page, page).latest.writer
        return _attempt(
            session, lambda: Page.write(session, author=author, title=title, body="Te.", language="da")
        )


def _move_to(database: Database, page: int, title: str) -> str:
    with database.writing() as session:
        moving = session.get_one(Page, page)
        return _attempt(session, lambda: moving.rename(to=title, author=moving.latest.writer))


def _attempt(session: Session, does: Callable[[], object]) -> str:
    try:
        does()
        session.commit()
    except AddressTaken:
        return "refused"
    return "done"


def test_every_save_that_was_acknowledged_is_in_the_history(
    database: Database, session: Session, write: Write
) -> None:
    pages = [write("Te", "start").id, write("Kaffe", "start").id]
    people = [_newcomer(session, f"Writer {number}") for number in range(WRITERS)]
    session.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        lines = [
            line for lines in pool.map(lambda person: _write_on(database, pages, person), people) for line in lines
        ]

    assert len(lines) == WRITERS * SAVES
    with database.reading() as reader:
        written = [reader.get_one(Page, page) for page in pages]
        assert sorted(lines) == sorted(line for page in written for line in page.body.split("\n\n")[1:])
        for page in written:
            numbers = [one.number for one in page.history.before(10**6, limit=10**6)]
            assert numbers == list(range(len(page.history), 0, -1))
    assert list(check(database)) == []


@pytest.mark.parametrize("does", [_begin_at, _move_to], ids=["begins", "moves"])
def test_who_takes_a_title_that_another_is_just_taking_waits_and_is_refused(
    database: Database, session: Session, write: Write, does: Callable[[Database, int, str], str]
) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    session.commit()
    tea.rename(to="Varm drik", author=tea.latest.writer)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(does, database, coffee.id, "Varm drik")
        time.sleep(0.2)
        assert not other.done()
        session.commit()
        assert other.result() == "refused"
    assert list(check(database)) == []


def _write_on(database: Database, pages: list[int], person: int) -> list[str]:
    lines = [f"save {number} of {person}" for number in range(SAVES)]
    for number, line in enumerate(lines):
        _add(database, pages[number % len(pages)], person, line)
    return lines


def _add(database: Database, page_id: int, person: int, line: str) -> None:
    """Save as people do it: open, write, save; and when somebody was faster at that place, look and save again."""
    while True:
        with database.reading() as reader:
            page = reader.get_one(Page, page_id)
            body, based_on = f"{page.body}\n\n{line}", page.revision_count
        with database.writing() as session:
            page, author = session.get_one(Page, page_id), session.get_one(Person, person)
            try:
                page.save_revision(author=author, body=body, based_on=based_on)
                session.commit()
            except EditConflict:
                continue
            return


def _newcomer(session: Session, name: str) -> int:
    person = Person(name)
    session.add(person)
    session.flush()
    return person.id
