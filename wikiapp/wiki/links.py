"""Which texts lead to which titles: for backlinks, wanted pages, orphans and categories.

Derived from what contents say now, and level with it: written in the same transaction as the revision.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, bindparam, delete, event, func, insert, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column, sessionmaker

from wikiapp.content import Content, Revision
from wikiapp.database import Base
from wikiapp.markup import references, surely_name_the_same
from wikiapp.titles import key, possible, spelled
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import UOWTransaction


class Role(StrEnum):
    """What a title is to the text that names it."""

    LINK = "link"
    TRANSCLUSION = "transclusion"
    CATEGORY = "category"
    REDIRECT = "redirect"


class Link(Base):
    """A content's current text names a title; `target` is the title's key, `words` its spelling there."""

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_target_role", "target", "role"), {"sqlite_with_rowid": False})

    source_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(12), primary_key=True)
    target: Mapped[str] = mapped_column(String(400), primary_key=True)
    words: Mapped[str] = mapped_column(String(400))

    @staticmethod
    def row(source_id: int, role: str, target: str, words: str) -> dict[str, object]:
        """Return one row for an insertion of many."""
        return {"source_id": source_id, "role": role, "target": target, "words": words}


HELD = select(Link.role, Link.target, Link.words).where(Link.source_id == bindparam("source"))


def follow(sessions: sessionmaker[Session]) -> None:
    """Keep links level with every revision that these sessions write."""
    event.listen(sessions, "after_flush", _read_new_revisions)


def read_links(session: Session, content_id: int, body: str) -> None:
    """Replace what is known of a content's links by what `body` holds."""
    wanted = dict(_named_in(body))
    if wanted == _held(session, content_id):
        return
    session.execute(delete(Link).where(Link.source_id == content_id))
    if wanted:
        rows = [Link.row(content_id, role, target, words) for (role, target), words in wanted.items()]
        session.execute(insert(Link), rows)


def links_differ(session: Session, content_id: int, body: str) -> bool:
    """Tell whether what is known of a content's links is something else than what `body` holds."""
    return dict(_named_in(body)) != _held(session, content_id)


def pages_naming(title: str, *roles: Role) -> Select[Content]:
    """Find the contents whose current text names a title in one of these roles."""
    sources = select(Link.source_id).where(Link.target == key(title), Link.role.in_(roles))
    return Content.living().where(Content.id.in_(sources)).order_by(Content.address)


def members(category_page: Page) -> Select[Page]:
    """Find the pages in the category that a page is about."""
    sources = select(Link.source_id).where(Link.target == category_page.address, Link.role == Role.CATEGORY)
    return Page.living().where(Page.id.in_(sources)).order_by(Page.address)


def wanted() -> Select[str, str, int]:
    """Find the titles that are linked to and not written: key, a spelling, how often; by key."""
    there, source = aliased(Page), aliased(Content)
    return (
        select(Link.target, func.min(Link.words), func.count())
        .join(source, (source.id == Link.source_id) & source.deleted_at.is_(None))
        .outerjoin(there, (there.address == Link.target) & there.deleted_at.is_(None))
        .where(there.id.is_(None), Link.role.in_((Role.LINK, Role.TRANSCLUSION)))
        .group_by(Link.target)
        .order_by(Link.target)
    )


def orphaned() -> Select[Page]:
    """Find the pages that no other page leads to; redirects need nobody to."""
    source = aliased(Content)
    led_to = (
        select(Link.target)
        .join(source, (source.id == Link.source_id) & source.deleted_at.is_(None))
        .where(Link.target == Page.address, Link.source_id != Page.id, Link.role != Role.CATEGORY)
    )
    redirects = select(Link.source_id).where(Link.source_id == Page.id, Link.role == Role.REDIRECT)
    return Page.living().where(~led_to.exists(), ~redirects.exists()).order_by(Page.address)


def categories() -> Select[str, str, int]:
    """Find the categories in use: key, a spelling, how many pages; by key."""
    source = aliased(Content)
    return (
        select(Link.target, func.min(Link.words), func.count())
        .join(source, (source.id == Link.source_id) & source.deleted_at.is_(None))
        .where(Link.role == Role.CATEGORY)
        .group_by(Link.target)
        .order_by(Link.target)
    )


def _read_new_revisions(session: Session, _context: UOWTransaction) -> None:
    for revision in [new for new in session.new if isinstance(new, Revision) and not new.is_suggestion]:
        before = revision.words_before
        if before is None or not surely_name_the_same(before, revision.body):
            read_links(session, revision.content_id, revision.body)


def _held(session: Session, content_id: int) -> dict[tuple[str, str], str]:
    held = session.connection().execute(HELD, {"source": content_id})
    return {(role, target): words for role, target, words in held}


def _named_in(body: str) -> list[tuple[tuple[str, str], str]]:
    found = references(body)
    named = [(Role.LINK, title) for title in found.links]
    named += [(Role.TRANSCLUSION, title) for title in found.transclusions]
    named += [(Role.CATEGORY, f"Category:{name}") for name in found.categories]
    named += [(Role.REDIRECT, found.redirect)] if found.redirect else []
    # Sorted, so that of two spellings of one title the same one is kept each time.
    return [((role, key(title)), spelled(title)) for role, title in sorted(named, reverse=True) if possible(title)]
