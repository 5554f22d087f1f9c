"""A comment: content that is about another content, and may answer another comment on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.content import Action, Content, Revision, WrittenWrong
from wikiapp.content.appending import append
from wikiapp.content.words import tidy, writable
from wikiapp.database import now
from wikiapp.discussion.anchor import Anchor, Passage
from wikiapp.discussion.origin import origin_of
from wikiapp.discussion.proposal import Decline, Proposal
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Select

    from wikiapp.content.kind import Named

COMMENT = "comment"
PATH = "/comments/"
LARGEST_COMMENT = 20_000  # bytes of UTF-8: some three thousand words


class Comment(Content):
    """What somebody says about a content. It has no title of its own: it is called what its subject was called."""

    __mapper_args__ = {"polymorphic_identity": COMMENT}
    begins = "commented"
    has_own_title = False

    subject_id: Mapped[int | None] = mapped_column(ForeignKey("content.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("content.id"))

    subject: Mapped[Content] = relationship(foreign_keys=subject_id, remote_side=Content.id)
    parent: Mapped[Comment | None] = relationship(foreign_keys=parent_id, remote_side=Content.id)
    anchor: Mapped[Anchor | None] = relationship()
    proposal: Mapped[Proposal | None] = relationship()
    decline: Mapped[Decline | None] = relationship()

    @classmethod
    def addresses(cls, title: str) -> Iterator[str]:  # noqa: ARG003 -- whatever it is called
        """Yield nothing: a comment is looked up by its number."""
        yield from ()

    @classmethod
    def on(cls, content: Content) -> Select[Self]:
        """Find the comments on a content that aren't deleted, in the order in which they were written."""
        return cls.living().where(cls.subject_id == content.id).order_by(cls.id)

    @classmethod
    def write(  # type: ignore[override]  # what it is about says its title, its session and where it belongs
        cls, *, subject: Content, author: Person, body: str, parent: Comment | None = None,
        about: Passage | None = None, proposes: int | None = None, declines: bool = False,
        language: str | None = None, at: datetime | None = None,
    ) -> Self:  # fmt: skip
        """Say something about a content, or a passage of it, or answer a comment on it; raises WrittenWrong.

        `proposes` is the suggestion that says what the passage should say; `declines` what its parent proposes.
        """
        words, at = cls.tidied(body), at or now()
        if parent is not None and parent.subject_id != subject.id:
            raise WrittenWrong("parent", "unknown")
        if isinstance(subject, Comment):  # to talk about what somebody says is to answer it
            raise WrittenWrong("subject", "unknown")
        comment = cls(
            uuid=uuid7(at), address=None, revision_count=0, latest_number=0, created_at=at, published_at=at,
            subject_id=subject.id, parent_id=parent.id if parent else None,
        )  # fmt: skip
        comment.belong(about, proposes, declines=declines)
        subject.session.add(comment)
        subject.session.flush()
        append(
            comment, Action.WROTE, author, title=subject.latest.titled, body=words,
            language=language or subject.language, at=at,
        )  # fmt: skip
        return comment

    @classmethod
    def tidied(cls, body: str) -> str:
        """Return a comment as it is kept; raises WrittenWrong (empty, too_large, not_text)."""
        words = writable("body", tidy(body).strip("\n"), LARGEST_COMMENT)
        if not words.strip():
            raise WrittenWrong("body", "empty")
        return words

    @classmethod
    def path_to(cls, one: Named) -> str:
        """Return its permanent link, which leads to its place among the others."""
        return f"{PATH}{one.id}"

    @property
    def origin(self) -> bytes:
        """What it belongs to: no comment can be put elsewhere without its hashes being wrong."""
        return origin_of(
            self.subject.uuid,
            self.parent.uuid if self.parent else None,
            self.anchor.passage if self.anchor else None,
            self.proposal.suggestion if self.proposal else None,
            declines=self.decline is not None,
        )

    def belong(self, about: Passage | None, proposes: int | None, *, declines: bool) -> None:
        """Set once, while it is begun, what it is about and what it does."""
        self.anchor = Anchor(**about._asdict()) if about else None
        self.proposal = Proposal(suggestion=proposes) if proposes else None
        self.decline = Decline() if declines else None

    @property
    def author(self) -> Person:
        """Whoever wrote it in the first place."""
        began = select(Person).join(Revision, Revision.author_id == Person.id)
        return self.session.scalars(began.where(Revision.content_id == self.id, Revision.number == 1)).one()

    def editable_by(self, person: Person | None) -> bool:
        """Tell whether a person may change what it says: only whoever wrote it."""
        return super().editable_by(person) and person is not None and person.id == self.author.id


# The columns themselves, for queries of contents of any kind: with `Comment.subject_id` they find comments alone.
SUBJECT_ID, PARENT_ID = Content.__table__.c.subject_id, Content.__table__.c.parent_id

_ON_SOMETHING, _ANSWERS = SUBJECT_ID.is_not(None), PARENT_ID.is_not(None)
# The threads of a discussion, newest first, and how many comments it has; the answers to one.
for _index, _columns, _where in (
    ("threads", (Comment.subject_id, Comment.parent_id, Comment.id, Comment.deleted_at), _ON_SOMETHING),
    ("answers", (Comment.parent_id,), _ANSWERS),
):
    Index(f"ix_content_{_index}", *_columns, sqlite_where=_where, postgresql_where=_where)
