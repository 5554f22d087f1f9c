from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.cast import person
from tests.visitors import ann, ben, moderator, signed_in, stranger
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

__all__ = ["ann", "ben", "moderator", "signed_in", "stranger"]


@pytest.fixture
def number_of(database: Database) -> Callable[[str], int]:
    """Return the number of a person, by name."""

    def number_of(name: str) -> int:
        with database.reading() as session:
            return session.scalars(select(Person.id).where(Person.name == name)).one()

    return number_of


@pytest.fixture
def guest(session: Session) -> Person:
    """A guest, without a browser."""
    return person(session, "Gæst")
