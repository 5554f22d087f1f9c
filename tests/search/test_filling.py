from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from search_index import NeedsRebuilding, Query
from wikiapp.edition import EditionReader
from wikiapp.search import filling
from wikiapp.search.filling import GivenUp, build_anew, catch_up
from wikiapp.search.pending import Pending
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.search.collection import Collections

    Write = Callable[..., Page]


@pytest.fixture
def pages(session: Session, write: Write) -> list[Page]:
    pages = [write(f"Te {number}", f"Te nummer {number} er godt.\n") for number in range(5)]
    session.commit()
    return pages


def test_a_batch_is_written_and_struck_out(
    session: Session, pages: list[Page], database: Database, collections: Collections, *,
    level: Callable[[], None], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    level()
    monkeypatch.setattr(filling, "MOST", 2)
    for page in pages:
        page.save_revision(author=page.latest.writer, body="Kaffe.\n")
    session.commit()
    assert [catch_up(database, collections.current) for _ in range(4)] == [2, 2, 1, 0]
    assert collections.current.index.search(Query("kaffe")).total == 5


def test_nobody_waits_for_others_who_write_to_strike_out_what_was_shown(
    session: Session, pages: list[Page], database: Database, collections: Collections, *, level: Callable[[], None]
) -> None:
    level()
    pages[0].save_revision(author=pages[0].latest.writer, body="Kaffe.\n")
    session.commit()
    shown: list[Pending] = []
    with database.writing() as other:
        other.connection()  # holds the lock of whoever writes
        assert [catch_up(database, collections.current, shown) for _ in range(2)] == [1, 0]
        assert collections.current.index.search(Query("kaffe")).total == 1
        assert [row.content_id for row in shown] == [pages[0].id]
    assert catch_up(database, collections.current, shown) == 0
    assert shown == []
    with database.reading() as reading:
        assert reading.scalars(Pending.of("current")).all() == []


def test_without_an_index_everything_stays_noted(
    pages: list[Page], database: Database, collections: Collections
) -> None:
    for collection in collections:
        with pytest.raises(NeedsRebuilding):
            catch_up(database, collection)
    with database.reading() as session:
        assert len(session.scalars(select(Pending)).all()) == 2 * len(pages)


def test_what_is_saved_while_the_index_is_built_stays_noted_and_is_found_afterwards(
    session: Session, pages: list[Page], ben: Person, database: Database, *, collections: Collections,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(filling, "READ", 2)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            pages[0].save_revision(author=ben, body="Kaffe.\n")
            Page.write(session, author=ben, title="Saft", body="Kaffe.\n", language="da")
            session.commit()

    session.commit()
    build_anew(database, collections.current, progress)
    assert told == [(0, 5), (2, 5), (4, 5), (6, 6)]
    assert catch_up(database, collections.current) == 2
    assert collections.current.index.search(Query("kaffe")).total == 2
    assert collections.current.index.search(Query("godt")).total == 4


def test_the_old_index_is_searched_until_the_new_one_is_there(
    pages: list[Page], database: Database, collections: Collections, level: Callable[[], None]
) -> None:
    level()
    found = []
    build_anew(
        database,
        collections.current,
        lambda _done, _all: found.append(collections.current.index.search(Query("godt")).total),
    )
    assert found
    assert set(found) == {5}


def test_building_can_be_given_up_and_leaves_all_as_it_was(
    pages: list[Page], database: Database, collections: Collections, level: Callable[[], None]
) -> None:
    with pytest.raises(GivenUp):
        build_anew(database, collections.current, wanted=lambda: False)
    assert collections.current.index.trouble == "missing"
    level()
    with pytest.raises(GivenUp):
        build_anew(database, collections.current, wanted=lambda: False)
    assert collections.current.index.search(Query("godt")).total == 5


def test_another_index_makes_a_new_edition_and_catching_up_does_not(
    session: Session, pages: list[Page], database: Database, collections: Collections
) -> None:
    edition = EditionReader(database).number
    before = edition()
    build_anew(database, collections.current)
    assert edition() == before + 1
    pages[0].save_revision(author=pages[0].latest.writer, body="Kaffe.\n")
    session.commit()
    catch_up(database, collections.current)
    assert edition() == before + 2
