"""Passwords, of which only what Argon2id makes of them is kept."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

SHORTEST, LONGEST = 10, 200  # letters
# OWASP's least for Argon2id: 19 MiB, two passes, one thread.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Password(Base):
    """What is kept of a person's password."""

    __tablename__ = "password"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[datetime]

    def set(self, password: str) -> None:
        """Take the place of the one before."""
        self.hash, self.set_at = _HASHER.hash(password), now()


def set_password(person: Person, password: str) -> None:
    """Let a person sign in with this password from now on."""
    session = session_of(person)
    kept = session.get(Password, person.id) or Password(person_id=person.id)
    kept.set(password)
    session.add(kept)


def has_password(person: Person) -> bool:
    """Tell whether a person can sign in with a password."""
    return session_of(person).get(Password, person.id) is not None


def knows_password(person: Person | None, password: str) -> bool:
    """Tell whether it is this person's password; where there is no person or no password it takes as long."""
    kept = session_of(person).get(Password, person.id) if person else None
    try:
        _HASHER.verify(kept.hash if kept else _nobodys(), password)
    except VerifyMismatchError:
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody's")
