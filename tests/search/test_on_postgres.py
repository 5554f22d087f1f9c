"""The store on PostgreSQL, and the index in files or there as well: what is found is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search_index import Query
from tests.databases import opened
from tests.postgres import ON_POSTGRES
from tests.search.test_follow import eventually, following
from wikiapp.search.collection import Collections
from wikiapp.search.comparing import compare
from wikiapp.search.lag import lags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    with opened(postgres_url) as database:
        yield database


@pytest.fixture(params=["whoosh", "postgres"])
def collections(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Collections]:
    on_postgres = request.param == "postgres"
    url = request.getfixturevalue("bare_postgres_url") if on_postgres else f"whoosh:{tmp_path}"
    collections = Collections.opened(url)
    yield collections
    collections.close()


@ON_POSTGRES
def test_the_index_follows_a_store_on_postgres(
    session: Session, write: Write, ben: Person, database: Database, collections: Collections
) -> None:
    pages = [write(f"Te {number}", f"Te nummer {number} er godt.\n\nOg varmt.\n") for number in range(60)]
    session.commit()
    with following(database, collections):
        eventually(lambda: not any(collection.index.trouble for collection in collections))
        for page in pages[:5]:
            page.save_revision(author=ben, body="Kaffe.\n")
        pages[5].delete(author=ben)
        session.commit()
        eventually(lambda: _level(database))
    assert collections.current.index.search(Query("godt")).total == 54
    assert collections.past.index.search(Query("varmt")).total == 60
    assert list(compare(session, collections)) == []


def _level(database: Database) -> bool:
    with database.reading() as session:
        return not any(lag.pending for lag in lags(session).values())
