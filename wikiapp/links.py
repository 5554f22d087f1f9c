"""Which texts lead to which titles: for backlinks, wanted pages, orphans, categories and what is about the same.

Derived from what contents say now, and level with it: written in the same transaction as the revision.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, bindparam, delete, event, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from wikiapp.content import Content, Revision
from wikiapp.database import Base
from wikiapp.markup import references, surely_name_the_same
from wikiapp.titles import FILE, key, possible, spelled

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import UOWTransaction


class Role(StrEnum):
    """What a title, or a name of a file, is to the text that names it."""

    LINK = "link"
    TRANSCLUSION = "transclusion"
    CATEGORY = "category"
    REDIRECT = "redirect"
    FILE = "file"


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


LEADING_NOWHERE = (Role.CATEGORY, Role.FILE)  # what names a title or the like without being a way to its page
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


def naming(title: str, *roles: Role) -> Select[Content]:
    """Find the contents whose current text names a title in one of these roles."""
    return Content.living().where(_names(title, roles)).order_by(Content.address)


def all_naming(title: str, *roles: Role) -> Select[Content]:
    """Find the same, and the drafts that do so, of which nobody is told."""
    there = Content.deleted_at.is_(None)
    return select(Content).where(there, _names(title, roles)).order_by(Content.address)


def led_here(session: Session, content: Content) -> int:
    """Return how many contents lead to what is called so, or show its text as part of theirs."""
    roles = (Role.FILE,) if content.kind == FILE else (Role.LINK, Role.TRANSCLUSION)
    sources = naming(content.title, *roles).order_by(None).subquery()
    return session.scalar(select(func.count()).select_from(sources)) or 0


def in_category(content: Any, name: str) -> ColumnElement[bool]:
    """The condition that a content's current text assigns it to the category of that name."""
    wanted = Link.target == key(f"Category:{name}"), Link.role == Role.CATEGORY
    found: ColumnElement[bool] = content.id.in_(select(Link.source_id).where(*wanted))
    return found


def _names(title: str, roles: Collection[Role]) -> ColumnElement[bool]:
    return Content.id.in_(select(Link.source_id).where(Link.target == key(title), Link.role.in_(roles)))


def _read_new_revisions(session: Session, _context: UOWTransaction) -> None:
    for revision in [new for new in session.new if isinstance(new, Revision) and not new.is_suggestion]:
        before, now_said = revision.words_before, revision.words_at_hand or ""
        if before is None or not surely_name_the_same(before, now_said):
            read_links(session, revision.content_id, now_said)


def _held(session: Session, content_id: int) -> dict[tuple[str, str], str]:
    held = session.connection().execute(HELD, {"source": content_id})
    return {(role, target): words for role, target, words in held}


def _named_in(body: str) -> list[tuple[tuple[str, str], str]]:
    found = references(body)
    named = [(Role.LINK, title) for title in found.links]
    named += [(Role.TRANSCLUSION, title) for title in found.transclusions]
    named += [(Role.CATEGORY, f"Category:{name}") for name in found.categories]
    named += [(Role.REDIRECT, found.redirect)] if found.redirect else []
    named += [(Role.FILE, name) for name in found.files]
    # Sorted, so that of two spellings of one title the same one is kept each time.
    return [((role, key(title)), spelled(title)) for role, title in sorted(named, reverse=True) if possible(title)]
