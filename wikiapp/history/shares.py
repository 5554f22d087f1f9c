"""Each person's share of what a content says, to be shown in passing: counted once for each revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wikiapp.content import TextDamaged
from wikiapp.content.suppression import state_of
from wikiapp.content.written import level_of
from wikiapp.history.bands import by_person
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from uuid import UUID

    from wikiapp.content import Content
    from wikiapp.history.bands import Band

KEPT = 5000
# By content, revision and what is suppressed, each band with the number of its person, whose name may change.
COUNTED: dict[tuple[UUID, int, tuple[Any, ...]], list[tuple[Band, int | None]]] = {}


def shares(content: Content) -> list[Band]:
    """Return a band for each of those who wrote most of it; none where that isn't known yet."""
    counted = _counted(content)
    people = select(Person).where(Person.id.in_([person for _, person in counted if person]))
    named = {person.id: person for person in content.session.scalars(people)} if counted else {}
    return [band._replace(person=named[person] if person else None) for band, person in counted]


def _counted(content: Content) -> list[tuple[Band, int | None]]:
    known = (content.uuid, content.latest_number, state_of(content.session, content.id))
    if known not in COUNTED:
        bands = _bands(content)
        if not bands:
            return []
        if len(COUNTED) >= KEPT:
            COUNTED.clear()
        COUNTED[known] = [(band._replace(person=None), band.person.id if band.person else None) for band in bands]
    return COUNTED[known]


def _bands(content: Content) -> list[Band]:
    try:
        written = content.history.written() if level_of(content) == content.latest_number else None
    except TextDamaged:  # the history of a text that can't be read can be
        return []
    return by_person(written.shares()) if written else []
