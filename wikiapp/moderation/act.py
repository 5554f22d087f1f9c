"""The log: every act of moderation, never changed and never removed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from wikiapp.content import Content
from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

LONGEST_REASON = 500


class Deed(StrEnum):
    """What was done."""

    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    PROTECTED = "protected"
    UNPROTECTED = "unprotected"
    TOOK_BACK = "took_back"
    BROUGHT_BACK = "brought_back"
    SETTLED_REPORT = "settled_report"
    APPOINTED = "appointed"
    APPROVED = "approved"
    DECLINED = "declined"
    FILTER_ON = "filter_on"
    FILTER_OFF = "filter_off"
    SUPPRESSED = "suppressed"
    DISCLOSED = "disclosed"
    LOOKED = "looked"
    ERASED = "erased"
    SECOND_FACTOR_OFF = "second_factor_off"
    LOOKED_UP = "looked_up"


class Act(Base):
    """One act: who did what to whom or to what, when and why. `details` are the deed's own."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    content_id: Mapped[int | None] = mapped_column(ForeignKey(Content.id))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]

    by: Mapped[Person] = relationship(foreign_keys=by_id)
    person: Mapped[Person | None] = relationship(foreign_keys=person_id)
    content: Mapped[Content | None] = relationship()

    @classmethod
    def lately(cls) -> Select[Act]:
        """Find all, the newest first."""
        told = joinedload(cls.by), joinedload(cls.person), joinedload(cls.content)
        return select(cls).options(*told).order_by(cls.id.desc())


def note(
    deed: Deed, *, by: Person, person: Person | None = None, content: Content | None = None, reason: str = "",
    **details: Any,
) -> Act:  # fmt: skip
    """Write an act into the log, in the transaction that does it."""
    act = Act(
        deed=deed, by=by, person=person, content=content, reason=" ".join(reason.split())[:LONGEST_REASON],
        details=details, created_at=now(),
    )  # fmt: skip
    session_of(by).add(act)
    return act
