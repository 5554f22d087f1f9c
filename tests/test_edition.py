from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from wikiapp.content import AddressTaken
from wikiapp.edition import Edition, EditionReader, advance
from wikiapp.rendering import Rendering, rendered
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

    Write = Callable[..., Page]

ASK = "from sys import argv; from wikiapp.database import connect; from wikiapp.edition import EditionReader;"
ASK += "print(EditionReader(connect(argv[1])).number())"


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def reader(database: Database) -> Iterator[EditionReader]:
    """Another connection."""
    reader = EditionReader(database)
    yield reader
    reader._connection().close()


@pytest.fixture
def edition(reader: EditionReader) -> Callable[[], int]:
    """The number as another connection sees it."""
    return reader.number


def test_each_commit_that_wrote_something_raises_the_edition_by_one(
    write: Write, session: Session, ben: Person, edition: Callable[[], int]
) -> None:
    before = edition()
    page = write("Te")
    assert edition() == before
    session.commit()
    assert edition() == before + 1
    page.rename(to="Grøn te", author=ben)
    page.save_revision(author=ben, body="Te.")
    session.commit()
    assert edition() == before + 2


def test_reading_does_not_raise_it(write: Write, session: Session, edition: Callable[[], int]) -> None:
    page = write("Te")
    session.commit()
    before = edition()
    assert page.body
    session.commit()
    assert edition() == before


def test_what_was_rolled_back_does_not_raise_it(
    write: Write, session: Session, edition: Callable[[], int]
) -> None:
    before = edition()
    write("Te")
    session.rollback()
    session.commit()
    assert edition() == before


def test_keeping_a_rendering_does_not_raise_it(
    write: Write, session: Session, database: Database, edition: Callable[[], int]
) -> None:
    page = write("Te")
    session.commit()
    before = edition()
    with database.reading() as reading:
        rendered(reading, reading.get_one(Page, page.id).latest, keep_with=database.keeping)
    with database.reading() as reading:
        assert reading.get(Rendering, page.latest.id) is not None
    assert edition() == before


def test_what_failed_on_the_way_does_not_hide_what_was_written(
    write: Write, session: Session, edition: Callable[[], int]
) -> None:
    before = edition()
    write("Te")
    with pytest.raises(AddressTaken):
        write("te")
    part = session.begin_nested()
    write("Kaffe")
    part.rollback()
    session.commit()
    assert edition() == before + 1


def test_who_writes_past_the_session_can_raise_it(
    write: Write, session: Session, edition: Callable[[], int]
) -> None:
    before = edition()
    session.execute(delete(Rendering))
    advance(session)
    session.commit()
    assert edition() == before + 1


def test_the_edition_is_raised_last_so_that_writers_hold_it_shortly(
    write: Write, session: Session, ben: Person, edition: Callable[[], int]
) -> None:
    before = edition()
    write("Te").rename(to="Grøn te", author=ben)
    assert session.scalar(select(Edition.number)) == before
    session.commit()
    assert edition() == before + 1


def test_another_process_sees_it_at_once(write: Write, session: Session, edition: Callable[[], int]) -> None:
    write("Te")
    session.commit()
    url = session.get_bind().engine.url.render_as_string(hide_password=False)
    asked = subprocess.run([sys.executable, "-c", ASK, url], capture_output=True, text=True, check=True)
    assert int(asked.stdout) == edition()


def test_a_reader_that_lost_its_connection_asks_again(reader: EditionReader) -> None:
    number = reader.number()
    reader._connection().close()
    assert reader.number() == number
