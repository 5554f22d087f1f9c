"""A person: whoever has written something. A guest is a person without a password."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.identifiers import uuid7

LONGEST_NAME = 60
UNWRITTEN = {"Cc", "Cs"}  # control characters and halves of letters: not every database can keep them


class Person(Base):
    """An author. The name may change and be shared; the UUID is what history refers to."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    created_at: Mapped[datetime]

    def __init__(self, name: str, at: datetime | None = None) -> None:
        self.created_at = at or now()
        self.uuid = uuid7(self.created_at)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Take a new name, tidied."""
        self.name = on_a_line(name)

    @property
    def path(self) -> str:
        """Where what this person has written is listed."""
        return f"/people/{self.id}"


def on_a_line(name: str) -> str:
    """Return a name tidied and cut to what fits on a line; it may be that nothing is left."""
    written = "".join(sign for sign in name if sign.isspace() or unicodedata.category(sign) not in UNWRITTEN)
    return " ".join(written.split())[:LONGEST_NAME].rstrip()
