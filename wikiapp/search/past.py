"""All that contents ever said, as documents: one a passage, with the revisions in which it stood.

What becomes of a passage is told from what the index knows of it and from the revisions that are new; only where
nothing was seen of a content, or the two don't fit, it is read from its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from search_index import Document, Query
from wikiapp.content import Content
from wikiapp.content.revisions import STOOD_BEFORE
from wikiapp.content.sight import in_public
from wikiapp.markup import prose, words_alone
from wikiapp.search.change import Change
from wikiapp.search.pending import NOTHING, PAST
from wikiapp.search.standing import Standing
from wikiapp.search.story import stories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy.orm import Session

    from search_index import Hit, Index
    from wikiapp.search.pending import Pending
    from wikiapp.search.story import Story

ASKED = 100  # documents that the index is asked for at a time
KINDS = select(Content.id, Content.kind).where(
    in_public(Content), Content.id.in_(bindparam("contents", expanding=True))
)


class Past:
    """The collection of all passages that ever stood; the version of a document says in which revisions."""

    name = PAST

    def __init__(self, index: Index) -> None:
        self.index = index

    def changes(self, session: Session, rows: Sequence[Pending]) -> Iterator[Change]:
        """Yield the passages that came, went or came back in revisions that were not seen yet."""
        kinds = _kinds(session, [row.content_id for row in rows])
        for row in rows:
            content = row.content_id
            since = self._since(session, content, kinds[content], row.seen) if content in kinds else None
            yield from self._anew(session, content, kinds.get(content)) if since is None else since

    def documents(self, session: Session, contents: Collection[int]) -> Iterator[Document]:
        """Yield all passages of these contents."""
        for content, kind in _kinds(session, contents).items():
            for story in stories(session, content, NOTHING):
                if _words(story):
                    yield _document(content, kind, story)

    def versions(self, session: Session, contents: Collection[int]) -> Iterator[tuple[str, str]]:
        """Yield key and version of all passages of these contents."""
        return ((document.key, document.version) for document in self.documents(session, contents))

    def _since(self, session: Session, content: int, kind: str, seen: int) -> list[Change] | None:
        """Return the changes after revision `seen`; None where the index doesn't know what was before."""
        base = session.scalar(STOOD_BEFORE, {"content": content, "number": seen + 1}) or NOTHING
        if base == NOTHING:
            return None
        found = [story for story in stories(session, content, base) if _words(story)]
        known = self._known([story.passage.key(content) for story in found])
        changes: list[Change] = []
        for story in found:
            hit = known.get(story.passage.key(content))
            standing = Standing.read(hit.version if hit else "").as_seen_at(base)
            if standing.stands != story.stood:
                return None
            document = _document(content, kind, story, standing, hit)
            changes += [Change([document])] if hit is None or hit.version != document.version else []
        return changes

    def _anew(self, session: Session, content: int, kind: str | None) -> Iterator[Change]:
        """Yield what makes the index hold just the passages of a content, and none where there is no content."""
        known = {hit.key: (hit.version, hit.authors) for hit in self._all_of(content)}
        for story in stories(session, content, NOTHING) if kind else ():
            if _words(story):
                document = _document(content, kind or "", story)
                if known.pop(document.key, None) != (document.version, document.authors):
                    yield Change([document])
        yield Change(removed=list(known))

    def _known(self, keys: Sequence[str]) -> dict[str, Hit]:
        found: dict[str, Hit] = {}
        for start in range(0, len(keys), ASKED):
            some = tuple(keys[start : start + ASKED])
            found |= {hit.key: hit for hit in self.index.search(Query("", tags=some, limit=ASKED)).hits}
        return found

    def _all_of(self, content: int) -> Iterator[Hit]:
        offset, more = 0, True
        while more:
            found = self.index.search(Query("", tags=(_tag(content),), offset=offset, limit=ASKED))
            yield from found.hits
            offset += ASKED
            more = offset < found.total


def _kinds(session: Session, contents: Collection[int]) -> dict[int, str]:
    return dict(session.execute(KINDS, {"contents": list(contents)}).all())


def _words(story: Story) -> str:
    """Return what is to be found of a passage; nothing where it holds only signs."""
    words, is_title = story.passage
    said = words if is_title else prose(words_alone(words)).words
    if not is_title and said.startswith("|"):  # a row without its table
        said = " · ".join(filter(None, (cell.strip() for cell in said.split("|"))))
    return said if any(map(str.isalnum, said)) else ""


def _tag(content: int) -> str:
    return f"content-{content}"


def _document(
    content: int, kind: str, story: Story, before: Standing | None = None, known: Hit | None = None
) -> Document:
    """Return a passage as it is to be found: as written by whoever wrote it first."""
    passage, first, words = story.passage, story.first, _words(story)
    at, author, language = first.at, first.author, first.language
    if known and before and before.runs:
        at, author, language = known.created or at, next(iter(known.authors), ""), known.language
    return Document(
        key=passage.key(content), title=words if passage.is_title else "", text="" if passage.is_title else words,
        kind=kind, language=language, tags=(_tag(content), passage.key(content)),
        authors=(author,) if author else (), created=at, changed=at, version=str(story.told(before or Standing())),
    )  # fmt: skip
