"""A post: content that is a draft of whoever began it, until it is published."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import and_, select
from sqlalchemy.orm import Mapped, foreign, relationship

from wikiapp.blog.slug import slug
from wikiapp.content import Action, Content, Gone, Revision, Unchanged
from wikiapp.content.addresses import FormerAddress
from wikiapp.content.appending import append, persistently

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Select

    from wikiapp.content.kind import Named
    from wikiapp.people.nobody import Nobody
    from wikiapp.people.person import Person

POST = "post"
PATH = "/blog/"
RESERVED = {"new", "drafts"}  # what the blog itself answers at
WORDS_A_MINUTE = 220  # of ordinary prose, by ordinary readers
MOST_ALIKE = 1000  # posts whose titles make the same address


class Post(Content):
    """A post of the blog. Looked up by an address made of its title; two of one title have two addresses."""

    __mapper_args__ = {"polymorphic_identity": POST}

    begins_in_public = False
    told_at_pages = True

    first: Mapped[Revision] = relationship(
        primaryjoin=lambda: and_(Post.id == foreign(Revision.content_id), Revision.number == 1),
        uselist=False, viewonly=True, innerjoin=True,
    )  # fmt: skip

    @classmethod
    def addresses(cls, title: str) -> Iterator[str]:
        """Yield what the title makes, then the same with a number, and on."""
        first = slug(title)
        if first not in RESERVED:
            yield first
        yield from (f"{first}-{number}" for number in islice(count(2), MOST_ALIKE))

    @classmethod
    def published(cls) -> Select[Post]:
        """Find what stands in the blog, newest first."""
        return cls.living().order_by(cls.published_at.desc(), cls.id.desc())

    @classmethod
    def drafts_of(cls, person: Person) -> Select[Post]:
        """Find the drafts that a person began, newest first."""
        begun = select(Revision.content_id).where(Revision.author_id == person.id, Revision.number == 1)
        drafts = select(cls).where(cls.published_at.is_(None), cls.deleted_at.is_(None), cls.id.in_(begun))
        return drafts.order_by(cls.id.desc())

    @classmethod
    def once_at(cls, address: str) -> Select[Post]:
        """Find the post that stood at an address before."""
        left = FormerAddress
        former = select(left.content_id).where(left.kind == POST, left.address == address)
        return select(cls).where(cls.id.in_(former))

    @classmethod
    def path_to(cls, one: Named) -> str:
        """Return where it is read, once it is published."""
        return PATH + quote(one.address or "")

    @property
    def acts(self) -> tuple[str, ...]:
        """What can be done with it: a draft is talked about by nobody."""
        return ("deletion",) if self.is_draft else ("discussion", "deletion")

    @property
    def is_draft(self) -> bool:
        """Tell whether only those find it who hold its private address."""
        return self.published_at is None

    @property
    def minutes(self) -> int:
        """How long it takes to read, in minutes."""
        return max(1, round(self.latest.word_count / WORDS_A_MINUTE))

    @property
    def begun_by(self) -> Person | Nobody:
        """Whoever began it, and so signs it, as far as that may be known."""
        return self.first.author

    def withdrawable_by(self, person: Person | None) -> bool:
        """Tell whether somebody may make it a draft again: who began it, or who published it."""
        if person is None or self.is_draft:
            return False
        published = (Revision.number == 1) | (Revision.action == Action.PUBLISHED)
        theirs = select(Revision.id).where(Revision.content_id == self.id, Revision.author_id == person.id)
        return self.session.scalar(theirs.where(published).limit(1)) is not None

    def publish(self, *, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Put it into the blog for everybody; raises Gone, and Unchanged if it is there."""

        def attempt() -> Revision:
            if self.deleted_at:
                raise Gone(self.address)
            if not self.is_draft:
                raise Unchanged(self.address)
            return append(self, Action.PUBLISHED, author, summary=summary, at=at)

        return persistently(self, attempt)

    def withdraw(self, *, author: Person, summary: str = "", at: datetime | None = None) -> Revision:
        """Make it a draft again; raises Gone, and Unchanged if it is one."""

        def attempt() -> Revision:
            if self.deleted_at:
                raise Gone(self.address)
            if self.is_draft:
                raise Unchanged(self.address)
            return append(self, Action.WITHDRAWN, author, summary=summary, at=at)

        return persistently(self, attempt)

    def left(self, address: str) -> None:
        """Let the address that it had lead to it, if it ever stood in the blog."""
        publications = select(Revision.id).where(
            Revision.content_id == self.id, Revision.action == Action.PUBLISHED
        )
        if self.session.scalar(publications.limit(1)) is not None:
            FormerAddress.keep(self, address)
