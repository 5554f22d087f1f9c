"""The authors of what is imported: known by UUID, or, where they have none, by the name they bear there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from wikiapp.database import EPOCH
from wikiapp.exchange.record import NOBODY
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session

    from wikiapp.exchange.fact import Fact
    from wikiapp.exchange.record import Record

    Signed = Record | Fact


class Author(NamedTuple):
    """A person, as revisions refer to one."""

    id: int
    uuid: UUID


class Authors:
    """Finds the author of each record, or makes one. A name alone never makes somebody an account's owner."""

    def __init__(self) -> None:
        self._known: dict[UUID, Author] = {}

    def meet(self, session: Session, records: Sequence[Signed]) -> None:
        """Get to know whoever wrote these records."""
        new: dict[UUID, Signed] = {}
        for record in records:
            if _uuid(record) not in self._known:
                new.setdefault(_uuid(record), record)
        for person in session.scalars(select(Person).where(Person.uuid.in_(new))) if new else ():
            self._known[person.uuid] = Author(person.id, person.uuid)
            del new[person.uuid]
        people = [_person(uuid, record) for uuid, record in new.items()]
        session.add_all(people)
        session.flush()
        self._known |= {person.uuid: Author(person.id, person.uuid) for person in people}

    def of(self, record: Signed) -> Author:
        """Return the author of a record that was met."""
        return self._known[_uuid(record)]


def _uuid(record: Signed) -> UUID:
    return record.author_uuid or uuid7(EPOCH, hashlib.sha256(record.author.encode()).digest())


def _person(uuid: UUID, record: Signed) -> Person:
    person = Person(record.author if record.author.strip() else NOBODY, at=record.at)
    person.uuid = uuid
    return person
