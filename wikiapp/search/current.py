"""What contents say now, as documents: one for each that isn't deleted."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from search_index import Document
from wikiapp.content import Content, Revision, TextDamaged
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.sight import in_sight
from wikiapp.content.suppression import Hidden, shown
from wikiapp.logs import LOG
from wikiapp.markup import prose
from wikiapp.people.person import Person
from wikiapp.search.change import Change
from wikiapp.search.pending import CURRENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import BindParameter
    from sqlalchemy.orm import Session

    from search_index import Index
    from wikiapp.search.pending import Pending

REDIRECT_WEIGHT = 0.3  # another name of a page is found, but below what says something itself
MOST_AUTHORS = 500  # by the names of so many of those who wrote it a content is found: the latest
THESE: BindParameter[list[int]] = bindparam("contents", expanding=True)
LIVING = Content.living().where(Content.id.in_(THESE)).order_by(Content.id)
READY = LIVING.options(joinedload(Content.latest).joinedload(Revision.text, innerjoin=True))
NUMBERS = (
    select(Content.id, Content.latest_number, func.coalesce(Revision.hidden, 0))
    .join(Content.latest)
    .where(in_sight(Content), Content.id.in_(THESE))
)
AUTHORS = (
    select(Revision.content_id, Person.name)
    .join(Person, Revision.author_id == Person.id)
    .where(Revision.content_id.in_(THESE), ~IS_SUGGESTION, shown(Hidden.AUTHOR, Revision.hidden))
    .group_by(Revision.content_id, Person.id, Person.name)
    .order_by(func.max(Revision.number).desc())
)


class Current:
    """The collection of what contents say now; a document bears the number of its content as key."""

    name = CURRENT

    def __init__(self, index: Index) -> None:
        self.index = index

    def changes(self, session: Session, rows: Sequence[Pending]) -> Iterator[Change]:
        """Yield the documents of these contents, and the keys of those that are gone."""
        numbers = [row.content_id for row in rows]
        living = {number for number, *_ in session.execute(NUMBERS, {"contents": numbers})}
        yield Change(removed=[str(number) for number in numbers if number not in living])
        for document in self.documents(session, living):
            yield Change([document])

    def documents(self, session: Session, contents: Collection[int]) -> Iterator[Document]:
        """Yield the documents of these contents, but for deleted ones."""
        asked = {"contents": list(contents)}
        names = _authors(session, asked)
        for content in session.scalars(READY, asked, execution_options={"yield_per": 50}):
            try:
                yield _document(content, names.get(content.id, ()))
            except TextDamaged:  # which `wikiapp check` names; what was found of it before stays
                LOG.exception("not indexed", extra={"facts": {"content": content.id}})

    def versions(self, session: Session, contents: Collection[int]) -> Iterator[tuple[str, str]]:
        """Yield key and version of the documents of these contents."""
        asked = {"contents": list(contents)}
        names = _authors(session, asked)
        for content, number, hidden in session.execute(NUMBERS, asked):
            yield str(content), _version(number, names.get(content, ()), hidden)


def _authors(session: Session, asked: dict[str, list[int]]) -> dict[int, tuple[str, ...]]:
    names = defaultdict[int, list[str]](list)
    for content, name in session.execute(AUTHORS, asked):
        names[content].append(name)
    return {content: tuple(latest[:MOST_AUTHORS]) for content, latest in names.items()}


def _document(content: Content, authors: tuple[str, ...]) -> Document:
    latest, said, own = content.latest, prose(content.body), content.has_own_title
    extra = {
        "path": content.path,
        "author": "" if latest.hides(Hidden.AUTHOR) else latest.writer.name,
    } | _leading_to(said.redirect)
    return Document(
        key=str(content.id), title=latest.title if own else "", text=said.words, headings=said.headings,
        kind=content.kind, language=latest.language, tags=said.categories, authors=authors,
        created=content.created_at, changed=latest.created_at, weight=REDIRECT_WEIGHT if said.redirect else 1.0,
        version=_version(latest.number, authors, latest.hidden or 0),
        extra=extra if own else extra | {"title": latest.title},
    )  # fmt: skip


def _leading_to(redirect: str | None) -> dict[str, str]:
    return {"leads_to": redirect} if redirect else {}


def _version(number: int, authors: tuple[str, ...], hidden: int) -> str:
    # Names may change without a revision, and so may what is suppressed.
    names = zlib.crc32("\n".join(authors).encode())
    return f"{number}-{names:08x}-{hidden}" if hidden else f"{number}-{names:08x}"
