"""Codes by which a guest takes an identity along: from a shared device to the own phone, or to an account."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, Select, String, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.deriving import code, digest
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person
from wikiapp.people.sign_in import LONGEST_DEVICE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LASTS, SHOWN_AGAIN = timedelta(days=7), timedelta(days=1)
SIGNS = 12  # of five bits each
UNSAID = re.compile(r"[^0-9A-Z]")
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class Claim(Base):
    """One code, of which only the hash is kept. `by` is who took the identity along, if that was somebody else."""

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    browser: Mapped[str] = mapped_column(String(LONGEST_DEVICE))

    person: Mapped[Person] = relationship(foreign_keys=person_id)

    @classmethod
    def of(cls, person: Person) -> Select[Claim]:
        """Find those of a person, the newest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id.desc())

    @classmethod
    def usable(cls, typed: str) -> Select[Claim]:
        """Find the one of a code, unless it was used, is too old, or its person has an account meanwhile."""
        good = cls.used_at.is_(None), cls.created_at > now() - LASTS, Person.login.is_(None)
        return select(cls).join(cls.person).where(cls.code_hash == digest(plain(typed)), *good)

    def code(self, key: str) -> str:
        """Return the code as it is shown, in groups."""
        signs = code(key, "claim", self.uuid, SIGNS)
        return "-".join(signs[start : start + 4] for start in range(0, SIGNS, 4))

    @property
    def until(self) -> datetime:
        """When it is of no use any more."""
        return self.created_at + LASTS

    def use(self, browser: str, by: Person | None = None) -> bool:
        """Use it, and tell whether nobody else has meanwhile; the person's other codes are of no use then."""
        unused = update(Claim).where(Claim.used_at.is_(None))
        facts = {"used_at": now(), "browser": browser[:LONGEST_DEVICE], "by_id": by.id if by else None}
        used = unused.where(Claim.id == self.id).values(**facts).returning(Claim.id)
        session = session_of(self)
        if session.scalar(used) is None:
            return False
        session.execute(unused.where(Claim.person_id == self.person_id).values(used_at=now()))
        return True


def claim_of(session: Session, person: Person, key: str) -> Claim:
    """Return the code that a guest can use now: the one that there is, or a new one."""
    found = session.scalars(Claim.of(person).limit(1)).first()
    if found is not None and found.used_at is None and found.created_at > now() - SHOWN_AGAIN:
        return found
    claim = Claim(uuid=uuid7(now()), person_id=person.id, created_at=now(), browser="")
    claim.code_hash = digest(plain(claim.code(key)))
    session.add(claim)
    session.flush()
    return claim


def plain(typed: str) -> str:
    """Return a code as it is compared: what people leave out, add or misread doesn't matter."""
    return UNSAID.sub("", typed[:60].upper()).translate(MISREAD)


def taken_by(person: Person) -> Select[Person]:
    """Find the guests whose identities somebody else has taken along."""
    return select(Person).join(Claim, Claim.person_id == Person.id).where(Claim.by_id == person.id).distinct()


def identities(person: Person) -> list[Person]:
    """Return a person, and the guests that they were before: those whom they took along."""
    return [person, *session_of(person).scalars(taken_by(person))]


def was_taken_since(session: Session, person: Person, moment: datetime) -> bool:
    """Tell whether somebody took a person's identity along after a moment."""
    taken = Claim.of(person).where(Claim.used_at > moment)
    return session.scalar(taken.limit(1)) is not None
