"""Who somebody is elsewhere, by the provider's own number for them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import LONGEST_NAME, Person

if TYPE_CHECKING:
    from wikiapp.people.outside.shown import Shown

LONGEST_ISSUER, LONGEST_SUBJECT = 500, 255  # letters; the second by the standard


class OutsideIdentity(Base):
    """An account at a provider that signs a person in here."""

    __tablename__ = "outside_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    issuer: Mapped[str] = mapped_column(String(LONGEST_ISSUER))
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    """What they are called there, to tell two apart; it may be empty."""
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, person: Person) -> Select[OutsideIdentity]:
        """Find those of a person, the oldest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id)

    @classmethod
    def known_by(cls, shown: Shown) -> Select[OutsideIdentity]:
        """Find the one that a provider has shown somebody to be."""
        return select(cls).where(cls.issuer == shown.issuer, cls.subject == shown.subject)


def link(person: Person, shown: Shown) -> bool:
    """Let it sign a person in from now on; tell whether it isn't somebody else's."""
    session = session_of(person)
    there = session.scalar(OutsideIdentity.known_by(shown))
    if there is not None:
        return there.person_id == person.id
    session.add(OutsideIdentity(
        person_id=person.id, issuer=shown.issuer, subject=shown.subject, name=shown.name, created_at=now()
    ))  # fmt: skip
    return True
