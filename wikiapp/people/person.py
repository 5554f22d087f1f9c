"""A person: whoever has written something. A guest is a person without a password."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, String, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.identifiers import uuid7
from wikiapp.people.role import Role

LONGEST_NAME = 60
UNWRITTEN = {"Cc", "Cs"}  # control characters and halves of letters: not every database can keep them


class Person(Base):
    """An author. The name may change and be shared; the UUID is what history refers to."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    created_at: Mapped[datetime]
    role: Mapped[str] = mapped_column(String(10), server_default=Role.GUEST)
    login: Mapped[str | None] = mapped_column(String(LONGEST_NAME), index=True, unique=True)
    """By what name this person signs in, folded; None for a guest, who can't."""
    spent_until: Mapped[datetime | None]
    """Until when their budget of writes is used: see `wikiapp.people.budget`."""
    blocked_until: Mapped[datetime | None]
    """Until when this person may not write, as the block that is in force says."""
    language: Mapped[str | None] = mapped_column(String(10))
    theme: Mapped[str | None] = mapped_column(String(10))
    """How they want the interface, wherever they sign in; None for as the browser says."""
    erased_at: Mapped[datetime | None]
    """Since when nobody knows any more who this is."""

    def __init__(self, name: str, at: datetime | None = None) -> None:
        self.created_at = at or now()
        self.uuid = uuid7(self.created_at)
        self.role = Role.GUEST
        self.rename(name)

    def rename(self, name: str) -> None:
        """Take a new name, tidied."""
        self.name = on_a_line(name)

    def become_nobody(self, stub: str) -> None:
        """Be known by nothing but a stub from now on, and sign in no more."""
        self.name, self.login, self.role, self.erased_at = stub, None, Role.GUEST, self.erased_at or now()
        self.language = self.theme = None

    @classmethod
    def signing_in_as(cls, name: str) -> Select[Person]:
        """Find whoever signs in by a name, however its letters are written."""
        return select(cls).where(cls.login == folded(name))

    @classmethod
    def with_role(cls, role: Role) -> Select[Person]:
        """Find all who have a role, those who got there first at the beginning."""
        return select(cls).where(cls.role == role).order_by(cls.id)

    @property
    def is_guest(self) -> bool:
        """Whether this person has no account."""
        return self.login is None

    def is_at_least(self, role: Role) -> bool:
        """Tell whether this person may do what that role may."""
        return Role(self.role).includes(role)

    @property
    def path(self) -> str:
        """Where what this person has written is listed."""
        return path_of(self.id)


def path_of(number: int) -> str:
    """Return where what the person of that number has written is listed."""
    return f"/people/{number}"


def folded(name: str) -> str:
    """Return a name as it is compared: case, width and accents that are written in two ways don't matter."""
    return unicodedata.normalize("NFKC", on_a_line(name).casefold())[:LONGEST_NAME]


def on_a_line(name: str) -> str:
    """Return a name tidied and cut to what fits on a line; it may be that nothing is left."""
    written = "".join(sign for sign in name if sign.isspace() or unicodedata.category(sign) not in UNWRITTEN)
    return " ".join(written.split())[:LONGEST_NAME].rstrip()
