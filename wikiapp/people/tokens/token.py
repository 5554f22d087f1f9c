"""A token, of which only the hash is kept: it is shown once, to whoever made it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.deriving import digest
from wikiapp.people.person import LONGEST_NAME, Person

MARK, BYTES = (
    "wikiapp_",
    24,
)  # what all begin with, so that they are found where they shouldn't lie; what is chance
LENGTHS = (7, 30, 90, 365)  # days that one may last
MOST = 20  # that somebody has at a time


class Scope(StrEnum):
    """What a program may do by it: `write` is reading as well."""

    READ = "read"
    WRITE = "write"


class ApiToken(Base):
    """One of a person's, under a name that they gave it."""

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    scope: Mapped[str] = mapped_column(String(10))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @classmethod
    def known_by(cls, secret: str) -> Select[ApiToken]:
        """Find the one that is this, whatever became of it."""
        return select(cls).where(cls.token_hash == digest(secret))

    @classmethod
    def of(cls, person: Person) -> Select[ApiToken]:
        """Find all of a person's, the newest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id.desc())

    @classmethod
    def usable(cls, person: Person) -> Select[ApiToken]:
        """Find those of a person that still are of use, the newest first."""
        return cls.of(person).where(cls.revoked_at.is_(None), cls.expires_at > now())

    @property
    def is_usable(self) -> bool:
        """Whether it was not revoked and is not too old."""
        return self.revoked_at is None and self.expires_at > now()

    def revoke(self) -> None:
        """Let it be of no use from now on."""
        self.revoked_at = now()


def new_token(person: Person, name: str, scope: Scope, days: int) -> str:
    """Make one, and return it: it is told nowhere else."""
    secret, made_at = MARK + secrets.token_urlsafe(BYTES), now()
    session_of(person).add(ApiToken(
        person_id=person.id, name=name, scope=scope, token_hash=digest(secret), created_at=made_at,
        expires_at=made_at + timedelta(days=days),
    ))  # fmt: skip
    return secret
