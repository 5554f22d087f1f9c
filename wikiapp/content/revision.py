"""A revision: one thing that somebody did to a content, immutable, and what it said from then on."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003 -- also the name of a column type elsewhere

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy import Text as LongString
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.content.text import Text
from wikiapp.database import Base, microseconds, session_of
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy import Select

    from wikiapp.content.content import Content  # noqa: TC004 -- the mapper finds it by its name

LONGEST_SUMMARY = 500


class Action(StrEnum):
    """What a revision did."""

    WROTE = "wrote"
    RENAMED = "renamed"
    DELETED = "deleted"
    RESTORED = "restored"
    REVERTED = "reverted"
    UNDID = "undid"


class Title(Base):
    """A title, kept once for all the revisions that bear it."""

    __tablename__ = "title"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(LongString)

    def __init__(self, words: str) -> None:
        self.words = words


class Revision(Base):
    """Numbered from 1 within its content; `hash` covers all that it says, and its parent's hash."""

    __tablename__ = "revision"
    __table_args__ = (
        Index("uq_revision_content_id_number", "content_id", "number", unique=True),
        Index("ix_revision_author_id_id", "author_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(20))
    title_id: Mapped[int] = mapped_column(ForeignKey("title.id"))
    language: Mapped[str] = mapped_column(String(12))
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    summary: Mapped[str] = mapped_column(String(LONGEST_SUMMARY))
    minor: Mapped[bool]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    words_added: Mapped[int]
    words_removed: Mapped[int]
    hash: Mapped[bytes]

    content: Mapped[Content] = relationship(foreign_keys=content_id, innerjoin=True)
    titled: Mapped[Title] = relationship(lazy="joined", innerjoin=True)
    title: AssociationProxy[str] = association_proxy("titled", "words")
    text: Mapped[Text] = relationship()
    author: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @classmethod
    def of(cls, content: Content) -> Select[Revision]:
        """Find a content's revisions, newest first."""
        return select(cls).where(cls.content_id == content.id).order_by(cls.number.desc())

    @classmethod
    def lately(cls) -> Select[Revision]:
        """Find everybody's revisions of everything, newest first."""
        return select(cls).order_by(cls.id.desc())

    @property
    def body(self) -> str:
        """What the content said from then on, verified; raises TextDamaged."""
        words = self.words_at_hand
        return self.remember(self.text.read(session_of(self))) if words is None else words

    @property
    def words_at_hand(self) -> str | None:
        """What it says, if that has been read already."""
        words: str | None = self.__dict__.get("words")
        return words

    @property
    def words_before(self) -> str | None:
        """What the content said before this revision, known while it is new; None for a first one."""
        words: str | None = self.__dict__.get("before")
        return words

    def remember(self, words: str, before: str | None = None) -> str:
        """Keep at hand what it says, and what was said before, for as long as this object lives."""
        self.__dict__["words"], self.__dict__["before"] = words, before
        return words

    @property
    def uuid(self) -> UUID:
        """Return its name in every copy of this wiki: its moment, filled up from its hash."""
        return uuid7(self.created_at, self.hash)

    def sealed(self, content: UUID, parent: bytes) -> bytes:
        """Return what `hash` must be, given its content's UUID and its parent's hash."""
        return seal(
            parent=parent, content=content, number=self.number, action=self.action, title=self.title,
            language=self.language, text=self.text.hash, summary=self.summary, minor=self.minor,
            author=self.author.uuid, at=self.created_at,
        )  # fmt: skip


def seal(
    *, parent: bytes, content: UUID, number: int, action: str, title: str, language: str, text: bytes,
    summary: str, minor: bool, author: UUID, at: datetime,
) -> bytes:  # fmt: skip
    """Return the SHA-256 over all that a revision says and over its parent's hash (empty for the first).

    A text, a name or a date can't be changed afterwards without every later hash of the content being wrong.
    """
    said = [
        parent.hex(), content.hex, number, action, title, language, text.hex(), summary, minor, author.hex,
        microseconds(at),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
