"""Every change is noted with the change itself, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from wikiapp.search.pending import CURRENT, PAST, Pending, note, note_all, note_in_bulk, strike
from wikiapp.wiki.moving import move

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def noted(database: Database) -> Callable[..., dict[int, int]]:
    """What another connection sees noted: contents, with the last revision that was seen of each."""

    def noted(collection: str = PAST) -> dict[int, int]:
        with database.reading() as session:
            return {row.content_id: row.seen for row in session.scalars(Pending.of(collection))}

    return noted


@pytest.fixture
def forget(database: Database) -> Callable[[], None]:
    """Let the index have seen everything."""

    def forget() -> None:
        with database.writing() as session:
            strike(session, session.scalars(select(Pending)).all())
            session.commit()

    return forget


@pytest.fixture
def page(session: Session, write: Write, forget: Callable[[], None]) -> Page:
    """A page that was seen at its second revision."""
    page = write("Te", "Te er godt.\n")
    page.save_revision(author=page.latest.writer, body="Te er bedst.\n")
    session.commit()
    forget()
    return page


def test_a_first_revision_is_noted_for_both_collections(
    session: Session, write: Write, noted: Callable[..., dict[int, int]]
) -> None:
    page = write("Te")
    assert noted() == {}
    session.commit()
    assert noted(CURRENT) == noted(PAST) == {page.id: 0}


@pytest.mark.parametrize(
    "change",
    [
        lambda page, who: page.save_revision(author=who, body="Kaffe."),
        lambda page, who: page.rename(to="Kaffe", author=who),
        lambda page, who: page.delete(author=who),
        lambda page, who: page.history.revert(to=1, author=who),
        lambda page, who: page.history.undo(revision=2, author=who),
    ],
    ids=["saved", "renamed", "deleted", "reverted", "undone"],
)
def test_whatever_happens_to_a_page_is_noted_with_what_was_seen_before(
    session: Session,
    page: Page,
    ben: Person,
    noted: Callable[..., dict[int, int]],
    change: Callable[[Page, Person], object],
) -> None:
    change(page, ben)
    session.commit()
    assert noted(CURRENT) == noted(PAST) == {page.id: 2}


def test_restoring_is_noted(
    session: Session, page: Page, ben: Person, noted: Callable[..., dict[int, int]], forget: Callable[[], None]
) -> None:
    page.delete(author=ben)
    session.commit()
    forget()
    page.restore(author=ben)
    session.commit()
    assert noted() == {page.id: 3}


def test_a_move_is_noted_for_the_page_and_its_redirect(
    session: Session, page: Page, ben: Person, noted: Callable[..., dict[int, int]]
) -> None:
    move(page, to="Grøn te", author=ben)
    session.commit()
    assert set(noted().values()) == {0, 2}


def test_a_suggestion_is_not_noted(
    session: Session, page: Page, ben: Person, noted: Callable[..., dict[int, int]]
) -> None:
    page.suggest(author=ben, body="Kaffe er bedre.\n")
    session.commit()
    assert noted() == {}


def test_what_was_rolled_back_is_not_noted(
    session: Session, page: Page, ben: Person, noted: Callable[..., dict[int, int]]
) -> None:
    page.save_revision(author=ben, body="Kaffe.")
    session.rollback()
    session.commit()
    assert noted() == {}


def test_several_changes_are_one_note_that_remembers_what_was_seen(
    session: Session, page: Page, ben: Person, noted: Callable[..., dict[int, int]]
) -> None:
    for words in ("Kaffe.", "Saft.", "Vand."):
        page.save_revision(author=ben, body=words)
        session.commit()
    assert noted() == {page.id: 2}


def test_another_name_is_noted_for_all_that_the_person_wrote(
    session: Session, page: Page, write: Write, ann: Person, *, ben: Person, noted: Callable[..., dict[int, int]],
    forget: Callable[[], None],
) -> None:  # fmt: skip
    write("Kaffe")
    page.save_revision(author=ben, body="Saft.")
    session.commit()
    forget()
    ben.rename("Benny")
    session.commit()
    assert list(noted(CURRENT)) == [page.id]
    assert noted(PAST) == {}
    ann.rename("Ann")  # the same
    session.commit()
    assert list(noted(CURRENT)) == [page.id]


def test_what_changes_while_it_is_being_indexed_stays_noted(
    session: Session, page: Page, ben: Person, database: Database, noted: Callable[..., dict[int, int]]
) -> None:
    page.save_revision(author=ben, body="Kaffe.")
    session.commit()
    with database.reading() as reading:
        being_indexed = reading.scalars(Pending.of(PAST)).all()
    page.save_revision(author=ben, body="Saft.")
    session.commit()
    with database.writing() as writing:
        strike(writing, being_indexed)
        writing.commit()
    assert noted() == {page.id: 2}


def test_single_saves_come_before_what_was_noted_in_bulk(
    session: Session, page: Page, write: Write, ben: Person, database: Database
) -> None:
    note_in_bulk(session, {1000 + number: 0 for number in range(3)} | {page.id: 2})
    session.commit()
    new = write("Kaffe")
    session.commit()
    page.save_revision(author=ben, body="Saft.")
    session.commit()
    note_in_bulk(session, {new.id: 0})
    session.commit()
    with database.reading() as reading:
        order = [row.content_id for row in reading.scalars(Pending.of(CURRENT))]
    assert order == [page.id, new.id, 1000, 1001, 1002]


def test_everything_can_be_noted_as_never_seen_and_what_is_no_longer_there(
    session: Session, page: Page, noted: Callable[..., dict[int, int]]
) -> None:
    note(session, page.id, 2)
    note_all(session, besides=[77])
    session.commit()
    assert noted() == {page.id: 0, 77: 0}
