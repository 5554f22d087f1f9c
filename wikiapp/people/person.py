"""A person: whoever has written something. A guest is a person without a password."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.identifiers import uuid7

LONGEST_NAME = 60


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
        """Take a new name, tidied and cut to what fits on a line."""
        self.name = " ".join(name.split())[:LONGEST_NAME].rstrip()

    @property
    def path(self) -> str:
        """Where what this person has written is listed."""
        return f"/people/{self.id}"
