"""The revisions that a wiki has already: what is imported again has to agree with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from wikiapp.content import Revision
from wikiapp.content.text import Text
from wikiapp.exchange.errors import ImportRefused
from wikiapp.identifiers import uuid7

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from wikiapp.content import Content
    from wikiapp.exchange.identity import Placed


class _Held(NamedTuple):
    number: int
    at: datetime
    hash: bytes
    text: bytes


class HeldRevisions:
    """Looks up revisions in stretches as long as a batch."""

    def __init__(self, session: Session, stretch: int) -> None:
        self._session, self._stretch = session, stretch
        self._known: dict[tuple[int, int], _Held] = {}

    def agree(self, content: Content, placed: Placed, digest: bytes) -> None:
        """Raise ImportRefused unless the revision that has the record's number is the same one."""
        record, place = placed.record, (content.id, placed.number)
        if place not in self._known:
            self._read(*place)
        held = self._known[place]
        same = (
            uuid7(held.at, held.hash) == record.uuid if record.uuid
            else held.at == record.at and (record.deletes or held.text == digest)
        )  # fmt: skip
        if not same:
            raise ImportRefused.at(
                record.line,
                f"revision {placed.number} of “{record.page}” is there already, and says something else",
            )

    def _read(self, content_id: int, number: int) -> None:
        numbers = Revision.number.between(number, number + self._stretch)
        columns = (Revision.number, Revision.created_at, Revision.hash, Text.hash)
        stretch = select(*columns).join(Revision.text).where(Revision.content_id == content_id, numbers)
        for row in self._session.execute(stretch):
            self._known[content_id, row.number] = _Held(*row)
