"""The index against the store: what it lacks, what it holds that isn't there, and what it holds as it once was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from search_index import NeedsRebuilding
from wikiapp.content import Content
from wikiapp.content.revision import Revision, Title
from wikiapp.search.passages import content_of
from wikiapp.search.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.search.collection import Collection

READ = 200  # contents at a time
CONTENTS = select(Content.id).order_by(Content.id)
REMEDY = "`wikiapp reindex` builds it anew, and so does the wiki by itself while it is served."


def compare(session: Session, collections: Iterable[Collection]) -> Iterator[str]:
    """Yield where the index doesn't agree with the store, except in what it is known not to have seen yet."""
    for collection in collections:
        pending = set(session.scalars(select(Pending.content_id).where(Pending.collection == collection.name)))
        try:
            yield from _differences(session, collection, pending)
        except NeedsRebuilding as needed:
            if set(session.scalars(CONTENTS)) - pending:
                yield f"The search index ({collection.name}) is {needed.trouble}: {REMEDY}"


def _differences(session: Session, collection: Collection, pending: set[int]) -> Iterator[str]:
    held = dict(collection.index.versions())
    seen = [content for content in session.scalars(CONTENTS) if content not in pending]
    for start in range(0, len(seen), READ):
        for key, version in collection.versions(session, seen[start : start + READ]):
            found = held.pop(key, None)
            if found != version:
                yield _finding(session, collection, key, "lacks" if found is None else "is not up to date with")
    for key in held:
        if content_of(key) not in pending:
            yield _finding(session, collection, key, "holds what isn't there any more of")


def _finding(session: Session, collection: Collection, key: str, what: str) -> str:
    content = content_of(key)
    title = session.scalar(
        select(Title.words).join(Revision).join(Content, Content.id == Revision.content_id)
        .where(Content.id == content, Revision.number == Content.latest_number)
    )  # fmt: skip
    return f"The search index ({collection.name}) {what} {f'“{title}”' if title else f'content {content}'}."
