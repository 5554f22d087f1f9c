"""Changes as their lines tell them, read as rows: loading the objects behind them takes four times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from wikiapp.content import Content, Revision
from wikiapp.content.revision import Title
from wikiapp.content.suppression import Hidden, hidden_of
from wikiapp.people.nobody import NOBODY, Nobody
from wikiapp.people.person import Person, path_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session


class Named(NamedTuple):
    """A content as far as it tells where it is read."""

    kind: str
    id: int
    address: str | None
    title: str

    @property
    def path(self) -> str:
        """Where it is read."""
        return Content.class_of(self.kind).path_to(self)

    @property
    def begins(self) -> str:
        """What its first revision did."""
        return Content.class_of(self.kind).begins


class Author(NamedTuple):
    """Who wrote something, as far as a line tells."""

    id: int
    name: str

    @property
    def path(self) -> str:
        """Where what that person has written is listed."""
        return path_of(self.id)


class Told(NamedTuple):
    """A revision as far as a line tells it: called as there, and nothing in it of what is suppressed."""

    id: int
    number: int
    action: str
    title: str
    created_at: datetime
    minor: bool
    based_on: int | None
    words_added: int
    words_removed: int
    summary: str
    hidden: int | None
    author: Author | Nobody
    content: Named


_written, _content, _person, _title = (each.__table__ for each in (Revision, Content, Person, Title))
_latest, _now_called = _written.alias("latest"), _title.alias("now_called")
_ROWS = (
    select(
        _written.c.id, _written.c.number, _written.c.action, _title.c.words, _written.c.created_at,
        _written.c.minor, _written.c.based_on, _written.c.words_added, _written.c.words_removed,
        _written.c.summary, hidden_of(_written.c.id), _person.c.id, _person.c.name,
        _content.c.kind, _content.c.id, _content.c.address, _now_called.c.words,
    )
    .join_from(_written, _title, _title.c.id == _written.c.title_id)
    .join(_person, _person.c.id == _written.c.author_id)
    .join(_content, _content.c.id == _written.c.content_id)
    .join(_latest, (_latest.c.content_id == _content.c.id) & (_latest.c.number == _content.c.latest_number))
    .join(_now_called, _now_called.c.id == _latest.c.title_id)
    .where(_written.c.id.in_(bindparam("numbers", expanding=True)))
)  # fmt: skip


def numbered(session: Session, numbers: Collection[int]) -> Iterator[Told]:
    """Return the revisions of these row numbers, in any order."""
    rows = session.connection().execute(_ROWS, {"numbers": list(numbers)})
    for *said, summary, hidden, author_id, author, kind, content_id, address, called in rows:
        hides = Hidden(hidden or 0)
        yield Told._make((
            *said, "" if Hidden.SUMMARY in hides else summary, hidden,
            NOBODY if Hidden.AUTHOR in hides else Author(author_id, author),
            Named(kind, content_id, address, called),
        ))  # fmt: skip
