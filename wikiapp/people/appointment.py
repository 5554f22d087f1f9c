"""Who was given which role, by whom and when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now, session_of
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from wikiapp.people.role import Role


class Appointment(Base):
    """One role given to one person; the last one is what counts, and stands with the person as well."""

    __tablename__ = "appointment"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    role: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    """Nobody where it was done from the command line, or came with the account."""
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=person_id)
    by: Mapped[Person | None] = relationship(foreign_keys=by_id)


def appoint(person: Person, role: Role, by: Person | None = None) -> None:
    """Give a person with an account a role."""
    if person.role != role:
        person.role = role
        session_of(person).add(Appointment(person=person, role=role, by=by, created_at=now()))
