"""The newest revision of a content while more are being added to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content
from wikiapp.content.appending import parent_hash
from wikiapp.exchange.belonging import belong
from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.texts import KeptText

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from wikiapp.exchange.identity import Placed
    from wikiapp.exchange.record import Record


@dataclass(slots=True)
class Tip:
    """What the next revision of a content follows upon; number 0 while there is none.

    `latest` is the number of what it says now: title, text and all the others are of that one, while `number` and
    `hash` may be those of a suggestion.
    """

    content: Content
    number: int = 0
    hash: bytes = b""
    latest: int = 0
    word_count: int = 0
    title: str = ""
    title_id: int = 0
    text: KeptText | None = None
    words: str = ""
    deleted_at: datetime | None = None
    published_at: datetime | None = None
    wanted: str | None = None  # the title that was asked for when `title` was given
    address: str | None = None  # where it stood when it was written out, if another would be sought for its title
    former: tuple[str, ...] = ()
    held: int = 0  # how many revisions there were before this batch

    @classmethod
    def of(cls, content: Content) -> Tip:
        """Return where a content stands now."""
        newest = content.latest_if_any
        if newest is None:
            return cls(content, hash=content.origin, published_at=content.published_at)
        return cls(
            content, content.revision_count, parent_hash(content), content.latest_number,
            newest.word_count, newest.title, newest.title_id,
            KeptText(newest.text.id, newest.text.hash, newest.text.depth), content.body, content.deleted_at,
            content.published_at, held=content.revision_count,
        )  # fmt: skip


def tips(session: Session, records: list[Placed]) -> dict[UUID, Tip]:
    """Return where each content that these records tell of stands now; those that aren't there are begun."""
    wanted = {placed.content: placed for placed in reversed(records)}
    found = select(Content).where(Content.uuid.in_(wanted)).options(joinedload(Content.latest))
    there = {content.uuid: content for content in session.scalars(found.with_for_update(of=Content))}
    begun = {uuid: _begin(placed) for uuid, placed in reversed(wanted.items()) if uuid not in there}
    session.add_all(begun.values())
    session.flush()
    belong(session, [(begun[uuid], wanted[uuid].record) for uuid in begun])
    return {uuid: Tip.of(content) for uuid, content in (there | begun).items()}


def _begin(placed: Placed) -> Content:
    kind = _kind_of(placed.record)
    return kind(
        uuid=placed.content, address=None, revision_count=0, latest_number=0, created_at=placed.created,
        published_at=placed.created if kind.begins_in_public else None,
    )  # fmt: skip


def _kind_of(record: Record) -> type[Content]:
    kinds = inspect(Content).polymorphic_map
    if record.kind not in kinds:
        raise ImportRefused.at(record.line, f"there is no kind of content called “{record.kind}”")
    kind: type[Content] = kinds[record.kind].class_
    return kind
