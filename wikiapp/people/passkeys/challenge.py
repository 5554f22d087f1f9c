"""What a passkey has to sign: made by chance, kept here, good for once and not for long."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, delete, insert
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LASTS = timedelta(minutes=5)
BYTES = 32


class PasskeyChallenge(Base):
    """One, for a person who adds a passkey, or for nobody yet where somebody signs in."""

    __tablename__ = "passkey_challenge"

    id: Mapped[int] = mapped_column(primary_key=True)
    challenge: Mapped[bytes] = mapped_column(LargeBinary(BYTES), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    made_at: Mapped[datetime]


def new_challenge(session: Session, person: Person | None = None) -> bytes:
    """Make one, and forget those that were never answered."""
    session.execute(delete(PasskeyChallenge).where(PasskeyChallenge.made_at < now() - LASTS))
    made = secrets.token_bytes(BYTES)
    # By a statement of its own: whoever looks at the page for signing in puts no kept page out of date.
    facts = {"challenge": made, "person_id": person and person.id, "made_at": now()}
    session.execute(insert(PasskeyChallenge).values(**facts))
    return made


def use_up(session: Session, challenge: bytes, person: Person | None = None) -> bool:
    """Use one up, and tell whether it was there, for whom it was made and not too old."""
    mine = PasskeyChallenge.person_id == person.id if person else PasskeyChallenge.person_id.is_(None)
    there = delete(PasskeyChallenge).where(PasskeyChallenge.challenge == challenge, mine)
    made_at = session.scalar(there.returning(PasskeyChallenge.made_at))
    return made_at is not None and made_at > now() - LASTS
