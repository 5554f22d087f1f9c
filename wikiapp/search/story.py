"""What became of the passages of a content, read from its revisions in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select

from wikiapp.content import Revision, TextDamaged
from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import IS_SUGGESTION, Title
from wikiapp.content.suppression import Hidden
from wikiapp.content.text import Text
from wikiapp.logs import LOG
from wikiapp.people.person import Person
from wikiapp.search.passages import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from wikiapp.search.standing import Standing

AT_ONCE = 200  # rows that are in memory at a time
SAID = (
    select(
        Revision.number, Revision.language, Revision.created_at, Title.words.label("title"), Person.name,
        func.coalesce(Revision.hidden, 0).label("hidden"),
        Text.id.label("text_id"), Text.hash.label("digest"), Text.prefix_id, Text.data,
    )
    .join(Revision.titled).join(Revision.writer).join(Revision.text)
    .where(Revision.content_id == bindparam("content"), Revision.number >= bindparam("first"), ~IS_SUGGESTION)
    .order_by(Revision.number)
)  # fmt: skip


class Said(NamedTuple):
    """One revision, as far as it matters here; no author where that is suppressed."""

    number: int
    at: datetime
    author: str
    language: str
    passages: frozenset[Passage]


class Story:
    """The comings and goings of one passage; `first` is the revision that the first of them was in."""

    def __init__(self, passage: Passage, first: Said) -> None:
        self.passage, self.first = passage, first
        self.stood = passage not in first.passages
        self._steps: list[tuple[bool, int]] = []

    def come(self, number: int) -> None:
        """Note that it stands from a revision on."""
        self._steps.append((True, number))

    def go(self, last: int) -> None:
        """Note that it stood up to a revision and no longer."""
        self._steps.append((False, last))

    def told(self, standing: Standing) -> Standing:
        """Return in which revisions it stood, given what is known of the earlier ones."""
        for comes, number in self._steps:
            if comes:
                standing.come(number)
            else:
                standing.go(number)
        return standing


def stories(session: Session, content: int, seen: int) -> Collection[Story]:
    """Return what became of those passages that came or went after revision `seen`, which the content said."""
    found: dict[Passage, Story] = {}
    before: frozenset[Passage] = frozenset()
    last = 0
    for said in _read(session, content, seen):
        if said.number > seen:
            for passage in said.passages - before:
                found.setdefault(passage, Story(passage, said)).come(said.number)
            for passage in before - said.passages:
                found.setdefault(passage, Story(passage, said)).go(last)
        before, last = said.passages, said.number
    return found.values()


def _read(session: Session, content: int, first: int) -> Iterator[Said]:
    reader, same, parts = ForwardReader(session.connection()), (0, "", False), frozenset[Passage]()
    asked = {"content": content, "first": first}
    for row in session.execute(SAID, asked, execution_options={"yield_per": AT_ONCE}):
        is_hidden = bool(row.hidden & Hidden.TEXT)
        if (row.text_id, row.title, is_hidden) != same:
            try:
                words = reader.read(row.text_id, row.digest, row.prefix_id, row.data)
            except TextDamaged:  # which `wikiapp check` names
                LOG.exception("not indexed", extra={"facts": {"content": content, "revision": row.number}})
                continue
            same = (row.text_id, row.title, is_hidden)
            parts = _under(row.title, parts) if is_hidden else passages(row.title, words)
        yield Said(row.number, row.created_at, _name(row), row.language, parts)


def _under(title: str, parts: frozenset[Passage]) -> frozenset[Passage]:
    """Return what is told of a text that is suppressed: what stood before it, so that nothing comes or goes."""
    return frozenset([Passage(title, is_title=True), *(one for one in parts if not one.is_title)])


def _name(row: Any) -> str:
    return "" if row.hidden & Hidden.AUTHOR else row.name
