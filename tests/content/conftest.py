"""Every test of content runs on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import opened
from tests.postgres import ENGINES
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    on_postgres = request.param == "postgres"
    with opened(
        request.getfixturevalue("postgres_url") if on_postgres else request.getfixturevalue("config").database_url
    ) as database:
        yield database


@pytest.fixture
def meanwhile(database: Database, session: Session, ben: Person) -> Callable[..., None]:
    """Let Ben do something to a page from elsewhere: `meanwhile(page, Page.delete)`. Ours goes stale by it."""

    def meanwhile(page: Page, does: Callable[..., object], **what: Any) -> None:
        session.commit()
        with database.writing() as elsewhere:
            does(elsewhere.get_one(Page, page.id), author=elsewhere.get_one(Person, ben.id), **what)
            elsewhere.commit()

    return meanwhile
