"""A passkey, of which only what everybody may know is kept: nobody signs in by what stands in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, Select, String, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import LONGEST_NAME, Person

LONGEST_ID, LONGEST_KEY = 1023, 2000  # bytes; the first by the standard
MOST = 20  # that somebody has


class Passkey(Base):
    """One of a person's, under a name that they gave it."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(LONGEST_ID), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(LONGEST_KEY))
    sign_count: Mapped[int] = mapped_column(BigInteger)
    """How often it was used by its own count; 0 for one that doesn't count."""
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, person: Person) -> Select[Passkey]:
        """Find those of a person, the oldest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id)

    @classmethod
    def known_by(cls, credential_id: bytes) -> Select[Passkey]:
        """Find the one that calls itself so."""
        return select(cls).where(cls.credential_id == credential_id)

    def note_use(self, count: int) -> bool:
        """Take down its new count, and tell whether nobody else has signed in by it meanwhile."""
        unchanged = update(Passkey).where(Passkey.id == self.id, Passkey.sign_count == self.sign_count)
        used = unchanged.values(sign_count=count, used_at=now()).returning(Passkey.id)
        return session_of(self).scalar(used) is not None
