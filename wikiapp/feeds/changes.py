"""Revisions as entries of a feed: who did what, and where it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.feeds.atom import Entry
from wikiapp.telling import did
from wikiapp.web.answer import absolute, url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikiapp.content import Revision

ROOM = 50  # entries of a feed


def changes(revisions: Iterable[Revision]) -> list[Entry]:
    """Return revisions as entries, each of which leads to what it changed."""
    return [_entry(revision) for revision in revisions]


def _entry(revision: Revision) -> Entry:
    author, content = revision.author, revision.content
    return Entry(
        uuid=revision.uuid,
        title=f"{revision.title}: {author.name} {did(revision)}",
        address=absolute(url(content, "diff", to=revision.number)),
        author=author.name,
        author_address=absolute(author.path),
        at=revision.created_at,
        changed_at=revision.created_at,
        summary=_summary(revision),
    )


def _summary(revision: Revision) -> str:
    added, removed = revision.words_added, revision.words_removed
    size = " ".join([f"+{added}"] * bool(added) + [f"−{removed}"] * bool(removed))
    return " · ".join(part for part in (revision.summary, size) if part)
