from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from sqlalchemy import select

from tests.visitors import ann, ben, moderator, signed_in, stranger
from wikiapp.filters.filter import Does, FilterVersion, begin_filter
from wikiapp.filters.rule import Rule
from wikiapp.people.account import account_called
from wikiapp.people.appointment import appoint
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

__all__ = ["ann", "ben", "moderator", "signed_in", "stranger"]


class SwitchOn(Protocol):
    """Switches a filter on: `switch_on(Does.HOLD, ("says", "casino"))` returns its version's number."""

    def __call__(self, does: Does, *lines: tuple[str, str], name: str = ...) -> int: ...


@pytest.fixture
def switch_on(database: Database) -> SwitchOn:
    def switch_on(does: Does, *lines: tuple[str, str], name: str = "Casinoer") -> int:
        with database.writing() as session:
            by = moderator_in(session)
            version = begin_filter(session).write(
                by=by, name=name, advice="Lad det være.", does=does, rule=Rule.typed(lines)
            )
            version.filter.switch_to(version, by=by)
            session.commit()
            return version.id

    return switch_on


@pytest.fixture
def is_on(database: Database) -> Callable[[int], bool]:
    """Tell whether a version is on."""

    def is_on(number: int) -> bool:
        with database.reading() as session:
            switch = session.get_one(FilterVersion, number).filter.switch
            return switch is not None and switch.version_id == number

    return is_on


def moderator_in(session: Session) -> Person:
    """Somebody who moderates, without a browser."""
    person = account_called(session, "Mads")
    appoint(person, Role.MODERATOR)
    return person


def count(database: Database, model: type) -> int:
    """Return how many rows there are of something."""
    with database.reading() as session:
        return len(session.scalars(select(model)).all())
