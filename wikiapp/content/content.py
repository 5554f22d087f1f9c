"""Content: whatever is written. Its identity and its rules; all its words are in its revisions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from sqlalchemy import Index, String, and_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, foreign, mapped_column, relationship

from wikiapp.content.addresses import LONGEST_ADDRESS, free_address
from wikiapp.content.appending import ATTEMPTS, append, persistently
from wikiapp.content.current import current_words
from wikiapp.content.errors import AddressTaken, EditConflict, Gone, Overtaken, Suppressed, Unchanged, WrittenWrong
from wikiapp.content.history import History
from wikiapp.content.kind import Kind
from wikiapp.content.merge import merge
from wikiapp.content.numbers import written
from wikiapp.content.protection import Protection
from wikiapp.content.revision import Action, Revision
from wikiapp.content.sight import in_sight
from wikiapp.content.suppression import Hidden
from wikiapp.database import Base, now, session_of
from wikiapp.identifiers import uuid7

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

    from wikiapp.people.person import Person


class Content(Protection, Kind, Base):
    """What is written at one address. A kind of content is a subclass that adds only what differs.

    `latest_number` is the number of the revision that it says now; suggestions are numbered as well, so
    `revision_count` may be higher. `address` is what it is looked up by. `published_at` says since when anybody
    may read it; None for a draft, which only those find who hold its private address.
    """

    __tablename__ = "content"
    __table_args__ = (
        Index("uq_content_kind_address", "kind", "address", unique=True),
        Index("ix_content_kind_published_at", "kind", "published_at"),
    )
    __mapper_args__ = {"polymorphic_on": "kind"}

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID] = mapped_column(index=True, unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    address: Mapped[str | None] = mapped_column(String(LONGEST_ADDRESS))
    revision_count: Mapped[int] = mapped_column(default=0)
    latest_number: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]

    latest: Mapped[Revision] = relationship(
        primaryjoin=lambda: and_(
            Content.id == foreign(Revision.content_id), Content.latest_number == foreign(Revision.number)
        ),
        # Not an outer join: SQLite would read all revisions for one, since they are joined themselves.
        uselist=False, viewonly=True, innerjoin=True,
    )  # fmt: skip

    # ---- finding

    @classmethod
    def addressed(cls, address: str) -> Select[Self]:
        """Find what stands at an address, deleted or not, a draft or not."""
        return select(cls).where(cls.address == address)

    @classmethod
    def living(cls) -> Select[Self]:
        """Find all that anybody may read: what isn't deleted, and no draft."""
        return select(cls).where(in_sight(cls))

    # ---- what it says

    @property
    def title(self) -> str:
        """What it is called now."""
        return self.latest.title

    @property
    def language(self) -> str:
        """The language it is written in, as a code."""
        return self.latest.language

    @property
    def body(self) -> str:
        """What it says now, verified; nothing where that is suppressed. Raises TextDamaged."""
        return "" if self.latest.hides(Hidden.TEXT) else self.original

    @property
    def original(self) -> str:
        """What was written last, whatever may be shown of it; raises TextDamaged."""
        words = self.latest.words_at_hand
        return current_words(self.session, self) if words is None else words

    @property
    def history(self) -> History:
        """All that ever happened to it."""
        return History(self)

    @property
    def session(self) -> Session:
        """The session that this object lives in."""
        return session_of(self)

    @property
    def latest_if_any(self) -> Revision | None:
        """The latest revision; None only while the first is being written."""
        return self.latest if self.latest_number else None

    # ---- what can be done with it

    @classmethod
    def write(
        cls, session: Session, *, author: Person, title: str, body: str, language: str, summary: str = "",
        minor: bool = False, action: Action = Action.WROTE, at: datetime | None = None,
    ) -> Self:  # fmt: skip
        """Begin a content with its first revision, which may publish it; raises AddressTaken, WrittenWrong."""
        at = at or now()
        content = cls._placed(session, title, at)
        append(
            content, action, author, title=title, body=cls.tidied(body), language=language,
            summary=summary, minor=minor, at=at,
        )  # fmt: skip
        return content

    def save_revision(
        self, *, author: Person, body: str, based_on: int | None = None, language: str | None = None,
        summary: str = "", minor: bool = False, settles: Sequence[range] = (), at: datetime | None = None,
    ) -> Revision:  # fmt: skip
        """Record an edit that began from revision `based_on`, merged with those made since.

        A deleted content comes back by it. `settles` are the revisions that a collision was about: suggestions
        that are taken up by this, or what is undone by it. Raises EditConflict where the edits collide, Unchanged
        if nothing would change, WrittenWrong if the text can't be kept.
        """
        body = self.tidied(body)

        def attempt() -> Revision:
            words, merged_from = self._merged(body, based_on)
            if words == self.body and language in {None, self.language} and not self.deleted_at:
                raise Unchanged(self.address)
            return append(
                self, Action.WROTE, author, body=words, language=language, summary=summary, minor=minor, at=at,
                based_on=merged_from, settles=written(settles) or None,
            )  # fmt: skip

        return persistently(self, attempt)

    def suggest(
        self, *, author: Person, body: str, language: str | None = None, summary: str = "",
        at: datetime | None = None,
    ) -> Revision:  # fmt: skip
        """Record what it could say, without its saying so; somebody may take it up (see History.adopt).

        Saying the same twice adds nothing. Raises Unchanged if that is what it says already, WrittenWrong.
        """
        body = self.tidied(body)

        def attempt() -> Revision:
            if body == self.body:
                raise Unchanged(self.address)
            known = self.history.suggested(body, author)
            said = {"body": body, "language": language, "summary": summary, "at": at}
            return known or append(self, Action.SUGGESTED, author, **said)  # type: ignore[arg-type]  # of one dict

        return persistently(self, attempt)

    def rename(self, *, to: str, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Give it another title, and so another address; raises AddressTaken, Gone, Unchanged."""

        def attempt() -> Revision:
            if self.deleted_at:
                raise Gone(self.address)
            if to == self.title:
                raise Unchanged(self.address)
            try:
                with self.session.begin_nested():
                    return append(self, Action.RENAMED, author, title=to, summary=summary, at=at)
            except IntegrityError as error:  # somebody was faster by a moment
                raise Overtaken(self.address) from error

        return persistently(self, attempt)

    def delete(self, *, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Take it out of sight; all it said stays in its history. Raises Unchanged if it is deleted."""

        def attempt() -> Revision:
            if self.deleted_at:
                raise Unchanged(self.address)
            return append(self, Action.DELETED, author, summary=summary, at=at)

        return persistently(self, attempt)

    def restore(self, *, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Bring it back as it was when it was deleted; raises Unchanged if it isn't deleted, Suppressed."""

        def attempt() -> Revision:
            if not self.deleted_at:
                raise Unchanged(self.address)
            if self.latest.hides(Hidden.TEXT):
                raise Suppressed(self.latest_number)
            return append(self, Action.RESTORED, author, summary=summary, at=at)

        return persistently(self, attempt)

    def _merged(self, mine: str, based_on: int | None) -> tuple[str, int | None]:
        """Return what an edit comes to, and the revision it began from where it had to be merged."""
        if based_on is None or based_on == self.latest_number:
            return mine, None
        if not self.history.stood(based_on):
            raise WrittenWrong("based_on", "unknown")
        if self.deleted_at:
            raise EditConflict(mine, theirs=self.latest, began=based_on)
        base = self.history.original(based_on)
        merged = merge(base, mine, self.body)
        if merged.text is None:
            raise EditConflict(mine, theirs=self.latest, merged=merged, began=based_on)
        return self.tidied(merged.text), based_on if base != self.body else None

    @classmethod
    def _placed(cls, session: Session, title: str, at: datetime) -> Self:
        """Return a new content that has its address, and says nothing yet."""
        for _ in range(ATTEMPTS):
            content = cls(
                uuid=uuid7(at), address=free_address(session, cls, title), revision_count=0, latest_number=0,
                created_at=at, published_at=at if cls.begins_in_public else None,
            )  # fmt: skip
            try:
                with session.begin_nested():
                    session.add(content)
            except IntegrityError:  # somebody was faster by a moment
                continue
            return content
        raise AddressTaken(title)
