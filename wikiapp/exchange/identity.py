"""Which content each record is a revision of, and which number it has there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.exchange.errors import ImportRefused
from wikiapp.identifiers import uuid7

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from wikiapp.exchange.record import Record


class Placed(NamedTuple):
    """A record, and the revision that it is: number `number` of the content `content`, begun at `created`."""

    record: Record
    content: UUID
    created: datetime
    number: int


@dataclass(slots=True)
class _Progress:
    content: UUID
    created: datetime
    rev: int = 0


def identified(records: Iterable[Record]) -> Iterator[Placed]:
    """Yield the records with content and number settled; raises ImportRefused where a number is missing.

    A history without a UUID gets one that follows from its name and its beginning, so that the same file
    always tells of the same contents, and another wiki's page of that name is another content.
    """
    known: dict[tuple[str, str], _Progress] = {}
    for record in records:
        place = known.setdefault((record.kind, record.history), _begun(record))
        place.rev += 1
        if record.rev not in {None, place.rev}:
            raise ImportRefused.at(
                record.line, f"revision {place.rev} of “{record.page}” should come here, not {record.rev}"
            )
        yield Placed(record, place.content, place.created, place.rev)


def derived_uuid(record: Record) -> UUID:
    """Return the UUID of a content that came without one and began by this record."""
    return uuid7(record.at, hashlib.sha256(f"{record.kind}\n{record.history}".encode()).digest())


def _begun(record: Record) -> _Progress:
    return _Progress(record.content or derived_uuid(record), record.created or record.at)
