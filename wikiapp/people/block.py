"""Blocks: who may not write for a while, what they may not, why, and who decided so."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from wikiapp.database import NOW, Base, now, session_of
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
LONGEST_REASON = 500


class What(StrEnum):
    """What is blocked."""

    EVERYTHING = "everything"
    UPLOADS = "uploads"
    PAGES = "pages"  # those that the block names


class Unblockable(Exception):
    """Whoever blocks may do no more than who is to be blocked."""


class Blocked(Exception):
    """Somebody who is blocked, or is at a place that is, wants to write."""

    def __init__(self, block: Blocking) -> None:
        super().__init__(block.reason)
        self.sort, self.number = type(block), block.id


class Blocking:
    """What all blocks have: they hold from a moment until another, and can be ended before.

    `pages` are the numbers of the contents that are blocked, where not everything is.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(10), server_default=What.EVERYTHING)
    pages: Mapped[list[int]] = mapped_column(JSON, server_default="[]")
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """FOREVER where it is to last until somebody ends it."""
    ended_at: Mapped[datetime | None]

    @declared_attr
    def by(cls) -> Mapped[Person]:  # noqa: N805 -- SQLAlchemy calls it with the class
        """Who decided so."""
        return relationship(Person, foreign_keys=[cls.by_id])  # type: ignore[list-item]  # a column by then

    @classmethod
    def in_force(cls) -> Select[Any]:
        """Find all that hold now, the newest first."""
        return select(cls).where(cls.ended_at.is_(None), cls.expires_at > NOW).order_by(cls.id.desc())

    @property
    def lasts(self) -> bool:
        """Whether it ends by itself never."""
        return self.expires_at >= FOREVER

    def end(self) -> None:
        """Let be written again."""
        self.ended_at = now()


class Block(Blocking, Base):
    """One person's."""

    __tablename__ = "block"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)

    person: Mapped[Person] = relationship(foreign_keys=person_id)

    @classmethod
    def of(cls, person: Person) -> Select[Block]:
        """Find those of a person that hold now."""
        return cls.in_force().where(cls.person_id == person.id)

    def end(self) -> None:
        """Let the person write again."""
        super().end()
        self.person.blocked_until = None


def block(
    person: Person, *, by: Person, reason: str, until: datetime = FOREVER, what: What = What.EVERYTHING,
    pages: Collection[int] = (),
) -> Block:  # fmt: skip
    """Let a person not write for a while; what blocks there were end. Raises Unblockable."""
    if not by.is_at_least(Role.MODERATOR) or person.is_at_least(Role(by.role)):
        raise Unblockable(person.name)
    session = session_of(person)
    for before in session.scalars(Block.of(person)):
        before.end()
    made = Block(
        person=person, by=by, reason=reason, created_at=now(), expires_at=until, what=what, pages=sorted(pages)
    )  # fmt: skip
    session.add(made)
    person.blocked_until = until if what == What.EVERYTHING else None
    session.flush()
    return made


def insist_on_unblocked(person: Person) -> None:
    """Raise Blocked if a person may write nothing now."""
    if person.blocked_until is not None and person.blocked_until > now():
        raise Blocked(session_of(person).scalars(Block.of(person)).one())
