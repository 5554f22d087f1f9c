"""Links by which a person signs in once: how the first host comes in, and whoever has forgotten the password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, LargeBinary, Select, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

LASTS = timedelta(days=7)
_BYTES = 16  # of chance in a link


class OneTimeLink(Base):
    """A link, of which only the hash of its secret is kept."""

    __tablename__ = "one_time_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    """Nobody where it was made from the command line."""
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    """Where it is to be of no use before LASTS is over."""

    person: Mapped[Person] = relationship(foreign_keys=person_id)

    @classmethod
    def usable(cls, secret: str) -> Select[OneTimeLink]:
        """Find the link of a secret, unless it was used or is too old."""
        return cls._unused().where(cls.secret_hash == _hash(secret))

    @classmethod
    def of_number(cls, number: int) -> Select[OneTimeLink]:
        """Find the link of a number, unless it was used or is too old."""
        return cls._unused().where(cls.id == number)

    @classmethod
    def _unused(cls) -> Select[OneTimeLink]:
        in_time = or_(cls.expires_at.is_(None), cls.expires_at > now()), cls.created_at > now() - LASTS
        return select(cls).where(cls.used_at.is_(None), *in_time)

    def use(self) -> bool:
        """Use it, and tell whether nobody else has meanwhile."""
        unused = update(OneTimeLink).where(OneTimeLink.id == self.id, OneTimeLink.used_at.is_(None))
        return session_of(self).scalar(unused.values(used_at=now()).returning(OneTimeLink.id)) is not None


def link_for(person: Person, by: Person | None = None, lasts: timedelta | None = None) -> str:
    """Make a link for a person, and return its path, which is told nowhere else."""
    secret, made_at = secrets.token_urlsafe(_BYTES), now()
    session_of(person).add(OneTimeLink(
        secret_hash=_hash(secret), person=person, by_id=by and by.id, created_at=made_at,
        expires_at=made_at + lasts if lasts else None,
    ))  # fmt: skip
    return f"/sign-in/{secret}"


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
