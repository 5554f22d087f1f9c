"""A revision: one thing that somebody did to a content, immutable, and what it said from then on."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003 -- also the name of a column type elsewhere

from sqlalchemy import Boolean, ForeignKey, Index, String, literal_column, select
from sqlalchemy import Text as LongString
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from wikiapp.content.numbers import LONGEST as LONGEST_NUMBERS
from wikiapp.content.sight import in_public
from wikiapp.content.suppression import Hidden, hidden_of
from wikiapp.content.text import Text
from wikiapp.database import Base, microseconds, session_of
from wikiapp.identifiers import uuid7
from wikiapp.people.nobody import NOBODY, Nobody
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
    SUGGESTED = "suggested"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Title(Base):
    """A title, kept once for all the revisions that bear it."""

    __tablename__ = "title"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(LongString)

    def __init__(self, words: str) -> None:
        self.words = words


# Written out, since a partial index only serves who asks by the very words of its condition.
IS_SUGGESTION = literal_column(f"action = '{Action.SUGGESTED}'", Boolean)
IS_SETTLING = literal_column("settles IS NOT NULL", Boolean)


class Revision(Base):
    """Numbered from 1 within its content; `hash` covers all that it says, and its parent's hash.

    A suggestion is numbered like the others, but the content never said it. `based_on` is the revision that an
    edit began from, where others were written meanwhile and it was merged with them. `settles` names the
    revisions that this one undid, or the suggestions that it took up (see `wikiapp.content.numbers`).

    `body`, `summary` and `author` are what anybody may see: of what is suppressed, nothing. What was written all
    the same is `original`, `written_summary` and `writer`.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index("uq_revision_content_id_number", "content_id", "number", unique=True),
        Index("ix_revision_author_id_id", "author_id", "id"),
        Index("ix_revision_created_at_id", "created_at", "id"),
        *(
            Index(name, "content_id", "number", sqlite_where=condition, postgresql_where=condition)
            for name, condition in (
                ("ix_revision_suggestions", IS_SUGGESTION),
                ("ix_revision_settling", IS_SETTLING),
            )
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(20))
    title_id: Mapped[int] = mapped_column(ForeignKey("title.id"))
    language: Mapped[str] = mapped_column(String(12))
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    written_summary: Mapped[str] = mapped_column("summary", String(LONGEST_SUMMARY))
    minor: Mapped[bool]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    words_added: Mapped[int]
    words_removed: Mapped[int]
    word_count: Mapped[int]
    based_on: Mapped[int | None]
    settles: Mapped[str | None] = mapped_column(String(LONGEST_NUMBERS))
    hash: Mapped[bytes]
    hidden: Mapped[int | None] = column_property(hidden_of(id))  # noqa: A003 -- the column above
    """What of it is suppressed; None for nothing."""

    content: Mapped[Content] = relationship(foreign_keys=content_id, innerjoin=True)
    titled: Mapped[Title] = relationship(lazy="joined", innerjoin=True)
    title: AssociationProxy[str] = association_proxy("titled", "words")
    text: Mapped[Text] = relationship()
    writer: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @classmethod
    def of(cls, content: Content) -> Select[Revision]:
        """Find a content's revisions, newest first."""
        return select(cls).where(cls.content_id == content.id).order_by(cls.number.desc())

    @classmethod
    def lately(cls) -> Select[Revision]:
        """Find everybody's revisions of everything that is in public, newest first."""
        content = cls.content.property.mapper.class_
        return select(cls).join(cls.content).where(in_public(content)).order_by(cls.id.desc())

    @property
    def is_suggestion(self) -> bool:
        """Tell whether it only says what the content could say."""
        return self.action == Action.SUGGESTED

    def hides(self, what: Hidden) -> bool:
        """Tell whether something of it is suppressed."""
        return bool((self.hidden or 0) & what)

    @property
    def author(self) -> Person | Nobody:
        """Who wrote it, as far as that may be known."""
        return NOBODY if self.hides(Hidden.AUTHOR) else self.writer

    @property
    def summary(self) -> str:
        """What its author said about it; nothing where that is suppressed."""
        return "" if self.hides(Hidden.SUMMARY) else self.written_summary

    @property
    def body(self) -> str:
        """What it says, verified; nothing where that is suppressed. Raises TextDamaged."""
        return "" if self.hides(Hidden.TEXT) else self.original

    @property
    def original(self) -> str:
        """What was written, whatever may be shown of it: for proving, keeping and merging. Raises TextDamaged."""
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
            language=self.language, text=self.text.hash, summary=self.written_summary, minor=self.minor,
            author=self.writer.uuid, at=self.created_at, based_on=self.based_on, settles=self.settles,
        )  # fmt: skip


def seal(
    *, parent: bytes, content: UUID, number: int, action: str, title: str, language: str, text: bytes,
    summary: str, minor: bool, author: UUID, at: datetime, based_on: int | None = None,
    settles: str | None = None,
) -> bytes:  # fmt: skip
    """Return the SHA-256 over all that a revision says and over its parent's hash (empty for the first).

    A text, a name or a date can't be changed afterwards without every later hash of the content being wrong.
    """
    seldom = {"based_on": based_on, "settles": settles}
    said = [
        parent.hex(), content.hex, number, action, title, language, text.hex(), summary, minor, author.hex,
        microseconds(at), *([name, value] for name, value in seldom.items() if value is not None),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
