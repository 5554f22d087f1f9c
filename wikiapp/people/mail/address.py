"""A person's mail address: shown to nobody else, and used once somebody has shown that mails to it arrive."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, Select, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.deriving import digest
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST = 254  # letters, by the standard
LASTS = timedelta(days=2)
LOOKS_LIKE_ONE = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}")
BYTES = 16


class MailAddress(Base):
    """One that somebody gave, confirmed or not yet. Only the hash of what confirms it is kept."""

    __tablename__ = "mail_address"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    address: Mapped[str] = mapped_column(String(LONGEST))
    folded: Mapped[str] = mapped_column(String(LONGEST), index=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, person: Person) -> Select[MailAddress]:
        """Find those of a person, the newest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id.desc())

    @classmethod
    def confirmed(cls) -> Select[MailAddress]:
        """Find all that mails are sent to."""
        return select(cls).where(cls.confirmed_at.is_not(None))

    @classmethod
    def confirmable(cls, secret: str) -> Select[MailAddress]:
        """Find the one that this confirms, unless that was done or is too late."""
        waits = cls.confirmed_at.is_(None), cls.asked_at > now() - LASTS
        return select(cls).where(cls.secret_hash == digest(secret), *waits)

    def confirm(self) -> None:
        """Let it be the one of its person from now on."""
        others = delete(MailAddress).where(MailAddress.person_id == self.person_id, MailAddress.id != self.id)
        session_of(self).execute(others)
        self.confirmed_at = now()


def ask_to_confirm(person: Person, address: str) -> str:
    """Note an address that somebody gives, and return the path that confirms it, which is told nowhere else."""
    session, secret = session_of(person), secrets.token_urlsafe(BYTES)
    unconfirmed = MailAddress.person_id == person.id, MailAddress.confirmed_at.is_(None)
    session.execute(delete(MailAddress).where(*unconfirmed))
    session.add(MailAddress(
        person_id=person.id, address=address, folded=address.casefold()[:LONGEST], secret_hash=digest(secret),
        asked_at=now(),
    ))  # fmt: skip
    return f"/account/mail/{secret}"


def forget_addresses(person: Person) -> None:
    """Send nothing to a person any more."""
    session_of(person).execute(delete(MailAddress).where(MailAddress.person_id == person.id))


def looks_like_one(address: str) -> bool:
    """Tell whether a mail could be sent there; whether it arrives is only shown by sending one."""
    return len(address) <= LONGEST and LOOKS_LIKE_ONE.fullmatch(address) is not None and address.isprintable()


def reached_by(session: Session, name_or_address: str) -> list[MailAddress]:
    """Return the addresses of whoever signs in by a name, or has that address: several may share one."""
    person = session.scalar(Person.signing_in_as(name_or_address))
    by_address = MailAddress.folded == name_or_address.strip().casefold()
    whose = MailAddress.person_id == person.id if person else by_address
    return list(session.scalars(MailAddress.confirmed().where(whose).limit(5)))
