"""Reports: somebody thinks that a moderator should look at something; no account is needed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from wikiapp.content import Content
from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

LONGEST = 500


class Report(Base):
    """What somebody said about a content; `by` is nobody where a stranger did."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey(Content.id), index=True)
    revision_number: Mapped[int]
    """What it said then."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    words: Mapped[str] = mapped_column(String(LONGEST))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    content: Mapped[Content] = relationship()
    by: Mapped[Person | None] = relationship(foreign_keys=by_id)

    @classmethod
    def open(cls) -> Select[Report]:
        """Find those that nobody has dealt with, the oldest first."""
        # Contents by themselves: joined here, SQLite would read all revisions for the latest of each.
        told = selectinload(cls.content).joinedload(Content.latest), joinedload(cls.by)
        return select(cls).where(cls.settled_at.is_(None)).options(*told).order_by(cls.id)

    def settle(self, by: Person) -> None:
        """Say that somebody has dealt with it."""
        self.settled_at, self.settled_by_id = now(), by.id


def report(content: Content, words: str, by: Person | None) -> Report:
    """Ask the moderators to look at a content."""
    said = " ".join(words.split())[:LONGEST]
    made = Report(
        content=content, revision_number=content.latest_number, by_id=by.id if by else None, words=said,
        created_at=now(),
    )  # fmt: skip
    session_of(content).add(made)
    return made
