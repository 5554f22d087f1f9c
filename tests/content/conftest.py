"""Every test of content runs on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database


@pytest.fixture
def database(on_each_engine: Database) -> Database:
    return on_each_engine


@pytest.fixture
def meanwhile(database: Database, session: Session, ben: Person) -> Callable[..., None]:
    """Let Ben do something to a page from elsewhere: `meanwhile(page, Page.delete)`. Ours goes stale by it."""

    def meanwhile(page: Page, does: Callable[..., object], **what: Any) -> None:
        session.commit()
        with database.writing() as elsewhere:
            does(elsewhere.get_one(Page, page.id), author=elsewhere.get_one(Person, ben.id), **what)
            elsewhere.commit()

    return meanwhile
