"""What the line of a change depends on, asked for in one query for all the lines of a list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import BigInteger, false, func, null, select, type_coerce

from wikiapp.content import Content, Revision
from wikiapp.content.revision import Title
from wikiapp.content.seen import Seen
from wikiapp.content.sight import in_public
from wikiapp.content.suppression import Hidden, hidden_of
from wikiapp.filters.hit import TAGS, FilterHit
from wikiapp.people.person import Person
from wikiapp.timeline.finding import Asking

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session


class Stamp(NamedTuple):
    """All of a line that can ever change, and what is counted of lines that are folded away."""

    id: int
    hidden: int | None
    author: str
    address: str | None
    title: str | None
    """What the content is called now, where that is shown; what leads to it changes with the address alone."""
    hits: int | None
    unseen: bool
    content_id: int
    author_id: int
    at: int
    """When, in microseconds since 1970: fifty of them are compared at each look, and few are told."""
    words_added: int
    words_removed: int

    @property
    def writer(self) -> int | None:
        """The number of who wrote it; None where nobody may know."""
        return None if (self.hidden or 0) & Hidden.AUTHOR else self.author_id


def stamps(session: Session, rows: Select[Any], asked: dict[str, Any] | None = None) -> list[Stamp]:
    """Return what the changes bear that a query finds with its parameters, in their order."""
    return [Stamp(*row) for row in session.connection().execute(rows, asked).all()]


# Tables, not classes: what is asked of classes takes half as long again.
_written, _content, _person, _title = (each.__table__ for each in (Revision, Content, Person, Title))
_latest = _written.alias("latest")
_hits = select(func.count()).where(FilterHit.revision_id == _written.c.id, FilterHit.done.in_(TAGS))
_called = (
    select(_title.c.words)
    .join(_latest, _latest.c.title_id == _title.c.id)
    .where(_latest.c.content_id == _content.c.id, _latest.c.number == _content.c.latest_number)
)
_looks = select(Seen.revision_id).where(Seen.revision_id == _written.c.id)


def _bearing(title: Any, hits: Any, unseen: Any) -> Select[Any]:
    change = _written.c
    asked = select(
        change.id, hidden_of(change.id), _person.c.name, _content.c.address, title, hits, unseen,
        change.content_id, change.author_id, type_coerce(change.created_at, BigInteger),
        change.words_added, change.words_removed,
    )  # fmt: skip
    return (
        asked.join_from(_written, _content, _content.c.id == change.content_id)
        .join(_person, _person.c.id == change.author_id)
        .where(in_public(_content.c))
        .order_by(change.id.desc())
    )


PLAIN = _bearing(null(), null(), false())
"""Of everybody's changes, newest first."""


@cache
def asking(*, titled: bool, moderates: bool) -> Asking[Stamp]:
    """Return the same with what filters said, and with titles; moderators see what nobody has looked at."""
    title = _called.scalar_subquery() if titled else null()
    return Asking(_bearing(title, _hits.scalar_subquery(), ~_looks.exists() if moderates else false()), stamps)
