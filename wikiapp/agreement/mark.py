"""A version that was marked, so that it can be named and quoted: facts that are only added."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, microseconds
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

    from wikiapp.content import Content

LONGEST_NAME = 200  # letters


class Marking(StrEnum):
    """What was done to a version."""

    MARKED = "marked"
    UNMARKED = "unmarked"


class Mark(Base):
    """The `number`th time that a version of a content was marked, or a mark was taken off.

    `supporters` is how many agreed with it at that moment. It could be counted again, but it is what the version
    is quoted with, so it must not change when counting is improved. `hash` covers all of it, and the revision's.
    """

    __tablename__ = "mark"
    __table_args__ = (Index("uq_mark_content_id_number", "content_id", "number", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(10))
    revision: Mapped[int]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    supporters: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    marked_at: Mapped[datetime]
    hash: Mapped[bytes]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @classmethod
    def of(cls, content: Content) -> Select[Mark]:
        """Find all that was marked and unmarked on a content, the last first."""
        return select(cls).where(cls.content_id == content.id).order_by(cls.number.desc())

    @classmethod
    def standing(cls, content: Content) -> Select[Mark]:
        """Find the marks that stand on a content, the newest version first."""
        last = select(func.max(cls.number)).where(cls.content_id == content.id).group_by(cls.revision)
        there = cls.content_id == content.id, cls.number.in_(last), cls.action == Marking.MARKED
        return select(cls).where(*there).order_by(cls.revision.desc())

    @property
    def stands(self) -> bool:
        """Tell whether this marked a version, and didn't take a mark off."""
        return self.action == Marking.MARKED

    def sealed(self, content: UUID, revision: bytes, person: UUID) -> bytes:
        """Return what `hash` must be, given what it is about: the content, the revision's own hash, the person."""
        said = [
            content.hex, revision.hex(), person.hex, self.number, self.action, self.revision, self.name,
            self.supporters, microseconds(self.marked_at),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
