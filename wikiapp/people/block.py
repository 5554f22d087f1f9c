"""Blocks: who may not write for a while, why, and who decided so."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person
from wikiapp.people.role import Role

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
LONGEST_REASON = 500


class Unblockable(Exception):
    """Whoever blocks may do no more than who is to be blocked."""


class Blocked(Exception):
    """A blocked person wants to write."""

    def __init__(self, block: Block) -> None:
        super().__init__(block.reason)
        self.block = block


class Block(Base):
    """One person's, from a moment until another; it can be ended before."""

    __tablename__ = "block"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """FOREVER where it is to last until somebody ends it."""
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=person_id)
    by: Mapped[Person] = relationship(foreign_keys=by_id)

    @classmethod
    def in_force(cls) -> Select[Block]:
        """Find all that hold now, the newest first."""
        return select(cls).where(cls.ended_at.is_(None), cls.expires_at > now()).order_by(cls.id.desc())

    @classmethod
    def of(cls, person: Person) -> Select[Block]:
        """Find those of a person that hold now."""
        return cls.in_force().where(cls.person_id == person.id)

    @property
    def lasts(self) -> bool:
        """Whether it ends by itself never."""
        return self.expires_at >= FOREVER

    def end(self) -> None:
        """Let the person write again."""
        self.ended_at = now()
        self.person.blocked_until = None


def block(person: Person, *, by: Person, reason: str, until: datetime = FOREVER) -> Block:
    """Let a person write nothing for a while; what blocks there were end. Raises Unblockable."""
    if not by.is_at_least(Role.MODERATOR) or person.is_at_least(Role(by.role)):
        raise Unblockable(person.name)
    session = session_of(person)
    for before in session.scalars(Block.of(person)):
        before.end()
    made = Block(person=person, by=by, reason=reason, created_at=now(), expires_at=until)
    session.add(made)
    person.blocked_until = until
    session.flush()
    return made


def insist_on_unblocked(person: Person) -> None:
    """Raise Blocked if a person may not write now."""
    if person.blocked_until is not None and person.blocked_until > now():
        raise Blocked(session_of(person).scalars(Block.of(person)).one())
