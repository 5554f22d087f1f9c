"""People of the cast, without browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def person(session: Session, name: str) -> Person:
    """Let there be a guest of that name."""
    made = Person(name)
    session.add(made)
    session.flush()
    return made
