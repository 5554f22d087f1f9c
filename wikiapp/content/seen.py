"""Which revisions a moderator has looked at: a mark that all of them share."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content.facet import UNSEEN, Facet, take_out
from wikiapp.content.revision import Revision
from wikiapp.database import Base, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


class Seen(Base):
    """Who looked at a revision first, and when."""

    __tablename__ = "seen"

    revision_id: Mapped[int] = mapped_column(ForeignKey(Revision.id), primary_key=True, autoincrement=False)
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    at: Mapped[datetime]


def seen_among(session: Session, numbers: Collection[int]) -> set[int]:
    """Return which of the revisions of those row numbers somebody has looked at."""
    return set(session.scalars(select(Seen.revision_id).where(Seen.revision_id.in_(numbers))))


def see(session: Session, numbers: Collection[int], by: Person) -> int:
    """Mark revisions as looked at, and return how many were not before."""
    there = set(session.scalars(select(Revision.id).where(Revision.id.in_(numbers))))
    fresh = there - seen_among(session, numbers)
    session.add_all(Seen(revision_id=number, by_id=by.id, at=now()) for number in fresh)
    take_out(session, UNSEEN, fresh)
    return len(fresh)


def count_unseen(session: Session, most: int) -> int:
    """Return how many of everybody's revisions nobody has looked at, counting no further than `most`."""
    found = Revision.lately().join(Facet, Facet.revision_id == Revision.id).where(Facet.name == UNSEEN)
    numbers = found.order_by(None).with_only_columns(Revision.id).limit(most)
    return session.scalar(select(func.count()).select_from(numbers.subquery())) or 0
