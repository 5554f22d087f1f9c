"""What filters hit: for whoever looks at changes, and so that one which hits too much switches itself off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.content import Revision
from wikiapp.content.facet import put, tagged_by
from wikiapp.database import Base, now
from wikiapp.filters.filter import Does, FilterVersion
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from wikiapp.filters.filter import FilterSwitch

TOO_MUCH = 0.05  # of all that is written: what hits as much hits people, not spam
FEWEST = 5  # hits before that can be told
HEEDED = "heeded"  # a warning was read, and the text saved all the same
TAGS = {Does.TAG, HEEDED}


class FilterHit(Base):
    """That a version hit a change: `done` is what it did about it, `revision_id` None where nothing came of it."""

    __tablename__ = "filter_hit"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey(FilterVersion.id), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    """Nobody where it was a stranger whom it stopped."""
    revision_id: Mapped[int | None] = mapped_column(ForeignKey(Revision.id), index=True)
    done: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]

    version: Mapped[FilterVersion] = relationship()
    person: Mapped[Person | None] = relationship()


def hit(session: Session, version_id: int, done: str, *, person: Person | None, revision: Revision | None) -> None:
    """Note a hit."""
    made = FilterHit(
        version_id=version_id, done=done, created_at=now(), person_id=person.id if person else None,
        revision_id=revision.id if revision else None,
    )  # fmt: skip
    session.add(made)
    if revision is not None and done in TAGS:
        filter_id = session.get_one(FilterVersion, version_id).filter_id
        put(session.connection(), revision.id, [tagged_by(filter_id)])


def hits_too_much(session: Session, switch: FilterSwitch) -> bool:
    """Tell whether a filter has hit more than its share of what was written since it was switched on."""
    since = FilterHit.version_id == switch.version_id, FilterHit.created_at >= switch.created_at
    first_time = select(FilterHit.revision_id).where(*since, FilterHit.done != HEEDED)
    hits = session.scalars(first_time).all()
    written = (session.scalar(select(func.max(Revision.id))) or 0) - switch.after_revision
    return len(hits) >= FEWEST and len(hits) > TOO_MUCH * (written + hits.count(None))


def tags_of(session: Session, revisions: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """Return the filters that tagged revisions, by the row numbers of these: their numbers and names."""
    asked = select(FilterHit.revision_id, FilterVersion.filter_id, FilterVersion.name).join(FilterHit.version)
    found: dict[int, list[tuple[int, str]]] = {}
    tagged = FilterHit.revision_id.in_(revisions), FilterHit.done.in_(TAGS)
    for revision, number, name in session.execute(asked.where(*tagged).order_by(FilterHit.id)):
        found.setdefault(revision or 0, []).append((number, name))
    return found
