"""A stand at a fair: what is written there, when it is open, and by which rules."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.content import Content
from wikiapp.database import Base, now, session_of
from wikiapp.deriving import token
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person
from wikiapp.stands.hours import ZONE, Hours
from wikiapp.stands.naming import slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

LONGEST_NAME, LONGEST_SLUG = 80, 90
IDLE_SECONDS = 90  # before a turn on a device of the stand ends by itself
WRITES_AN_HOUR = 600


class Rule(StrEnum):
    """What happens to what guests of a stand write."""

    PUBLISH = "publish"
    HOLD_FIRST = "hold_first"


class Stand(Base):
    """One stand. `join_number` tells the codes for joining apart: only the newest is good."""

    __tablename__ = "stand"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    slug: Mapped[str] = mapped_column(String(LONGEST_SLUG), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    zone: Mapped[str] = mapped_column(String(40))
    rule: Mapped[str] = mapped_column(String(10))
    idle_seconds: Mapped[int]
    writes_an_hour: Mapped[int]
    join_number: Mapped[int]
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    spent_until: Mapped[datetime | None]

    hours: Mapped[list[Hours]] = relationship(order_by=Hours.opens_at, cascade="all, delete-orphan")
    work: Mapped[list[Work]] = relationship(order_by="Work.place", cascade="all, delete-orphan")

    @classmethod
    def open(cls, session: Session, name: str, by: Person) -> Stand:
        """Open a stand that is called so; its address is made of that name and stays."""
        slug = next(each for each in slugs(name) if not session.scalar(cls.at(each)))
        stand = cls(
            uuid=uuid7(now()), slug=slug, name=name, zone=ZONE, rule=Rule.PUBLISH, idle_seconds=IDLE_SECONDS,
            writes_an_hour=WRITES_AN_HOUR, join_number=1, opened_at=now(), opened_by_id=by.id,
        )  # fmt: skip
        session.add(stand)
        session.flush()
        return stand

    @classmethod
    def at(cls, slug: str) -> Select[Stand]:
        """Find the stand at an address."""
        return select(cls).where(cls.slug == slug)

    @classmethod
    def newest(cls) -> Select[Stand]:
        """Find all stands, the newest first."""
        return select(cls).order_by(cls.id.desc())

    @property
    def path(self) -> str:
        """Where it is told what the stand works on."""
        return f"/stands/{self.slug}"

    @property
    def pages(self) -> list[Content]:
        """What the stand works on and can be read, in the host's order."""
        return [each.content for each in self.work if not each.content.deleted_at]

    def work_on(self, contents: Iterable[Content]) -> None:
        """Let the stand work on these from now on, in this order."""
        wanted = list(dict.fromkeys(contents))
        self.work.clear()
        session_of(self).flush()
        self.work.extend(Work(content=content, place=place) for place, content in enumerate(wanted))

    def open_during(self, hours: Sequence[tuple[datetime, datetime]]) -> None:
        """Be open during these hours from now on; always, where there are none."""
        self.hours = [Hours(opens_at=opens, closes_at=closes) for opens, closes in sorted(hours)]

    def allow(self, writes_an_hour: int) -> None:
        """Let so much be written from now on; where that is another number, nothing of it is used yet."""
        if writes_an_hour != self.writes_an_hour:
            self.writes_an_hour, self.spent_until = writes_an_hour, None

    def is_open(self, at: datetime | None = None) -> bool:
        """Tell whether guests can begin now, or at a moment."""
        at = at or now()
        return not self.hours or any(each.opens_at <= at < each.closes_at for each in self.hours)

    def opens_next(self) -> datetime | None:
        """Return when it opens again, None where it is not said that it will."""
        return next((each.opens_at for each in self.hours if each.opens_at > now()), None)

    def join_token(self, key: str) -> str:
        """Return the secret of the code by which phones join."""
        return token(key, "join", self.uuid, self.join_number)

    def renew_join(self) -> None:
        """Let the codes that were printed so far be of no use any more."""
        self.join_number += 1


class Work(Base):
    """One content that a stand works on."""

    __tablename__ = "stand_work"

    stand_id: Mapped[int] = mapped_column(ForeignKey(Stand.id), primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey(Content.id), primary_key=True)
    place: Mapped[int]

    content: Mapped[Content] = relationship()
