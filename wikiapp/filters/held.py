"""What waits for a moderator: nobody else reads it until it is approved, and nothing of it is ever lost.

A change of something that is there is a suggestion, as where that is protected; a post that is to be published
is a draft. Anything else that would be new is kept here alone, with what was typed: it is written when it is
approved, so that nothing has to be hidden anywhere, and no title is taken by what nobody sees.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Select, String, select
from sqlalchemy import Text as LongString
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from wikiapp.content import Content
from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_REASON = 80
APPROVED_BEFORE = 1  # writings that were approved, and none declined since: then a person isn't held again


class Held(Base):
    """One writing that waits or waited: whose, why, and what was decided.

    `content` is what it would change, or what it is about; `number` the revision that says it, None where it is
    all here: `body` and the other fields that were typed, in `said`. Beside a revision, `body` are the lines that
    it changes. `reason` is the name of the filter, empty for a first writing.
    """

    __tablename__ = "held"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    content_id: Mapped[int | None] = mapped_column(ForeignKey(Content.id))
    number: Mapped[int | None]
    title: Mapped[str] = mapped_column(LongString)
    language: Mapped[str] = mapped_column(String(12))
    body: Mapped[str] = mapped_column(LongString)
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    became_id: Mapped[int | None] = mapped_column(ForeignKey(Content.id))
    """What it became when it was approved; None while it waits, and where it was declined."""

    person: Mapped[Person] = relationship(foreign_keys=person_id)
    content: Mapped[Content | None] = relationship(foreign_keys=content_id)
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id)
    became: Mapped[Content | None] = relationship(foreign_keys=became_id)

    @classmethod
    def waiting(cls) -> Select[Held]:
        """Find what nobody has decided about, the oldest first."""
        # Contents by themselves: joined here, SQLite would read all revisions for the latest of each.
        told = joinedload(cls.person), selectinload(cls.content).joinedload(Content.latest)
        return cls.undecided().options(*told).order_by(cls.id)

    @classmethod
    def undecided(cls) -> Select[Held]:
        """Find the same, in no order."""
        return select(cls).where(cls.decided_at.is_(None))

    @property
    def path(self) -> str:
        """Where its writer and moderators see it."""
        return f"/held/{self.id}"

    @property
    def is_suggestion(self) -> bool:
        """Whether it would change something that is there."""
        return bool(self.content and self.number and self.content.history[self.number].is_suggestion)

    def show_newest(self) -> None:
        """Let it be about what a draft says by now."""
        if self.content:
            self.number, self.title, self.body = self.content.latest_number, self.content.title, self.content.body

    def approve(self, became: Content, *, by: Person) -> None:
        """Say what it became."""
        self.became, self.decided_at, self.decided_by = became, now(), by

    def decline(self, *, by: Person) -> None:
        """Say that nothing comes of it; it is kept."""
        self.decided_at, self.decided_by = now(), by


def goes_free(session: Session, person: Person) -> bool:
    """Tell whether a person was approved before, and not declined since: what they write needs not wait."""
    if person.id is None:
        return False
    decided = select(Held.became_id).where(Held.person_id == person.id, Held.decided_at.is_not(None))
    newest = session.scalars(decided.order_by(Held.decided_at.desc()).limit(APPROVED_BEFORE)).all()
    return len(newest) == APPROVED_BEFORE and None not in newest


def hold(
    person: Person, *, reason: str, kind: str, content: Content | None, number: int | None, title: str,
    language: str, body: str, said: dict[str, Any],
) -> Held:  # fmt: skip
    """Let something wait; the person may be new here."""
    session = session_of(person)
    made = Held(
        person=person, reason=reason[:LONGEST_REASON], kind=kind, content=content, number=number, title=title,
        language=language, body=body, said=said, created_at=now(),
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made
