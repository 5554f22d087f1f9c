"""That a person thinks what one revision of a content says, or takes that back: facts that are only added."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, microseconds
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

    from wikiapp.content import Content


class Stance(StrEnum):
    """What somebody says of a revision."""

    AGREED = "agreed"
    WITHDREW = "withdrew"


class Agreement(Base):
    """What a person says of a content for the `number`th time: only the last of it counts.

    Whether it holds for what the content says now is no fact: that follows from the texts (see `holding`). `hash`
    covers all of it, and the revision's own hash, so it can't be moved to other words.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        Index("uq_agreement_content_id_person_id_number", "content_id", "person_id", "number", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[int]
    stance: Mapped[str] = mapped_column(String(10))
    revision: Mapped[int]
    said_at: Mapped[datetime]
    hash: Mapped[bytes]

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, content: Content, person: Person) -> Select[Agreement]:
        """Find what a person has said of a content, the last first."""
        theirs = cls.content_id == content.id, cls.person_id == person.id
        return select(cls).where(*theirs).order_by(cls.number.desc())

    def sealed(self, content: UUID, revision: bytes, person: UUID) -> bytes:
        """Return what `hash` must be, given what it is about: the content, the revision's own hash, the person."""
        said = [
            content.hex, revision.hex(), person.hex, self.number, self.stance, self.revision,
            microseconds(self.said_at),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said).encode()).digest()
