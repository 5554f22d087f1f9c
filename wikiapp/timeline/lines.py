"""The lines of lists of changes. One that was made is kept, and shown as long as all that it says is still so.

A list is asked for what each of its lines depends on, in one query; only lines that would say something new are
made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from flask import get_template_attribute
from sqlalchemy import and_, false, func, null, select
from sqlalchemy.orm import aliased

from wikiapp.content import Content, Revision
from wikiapp.content.revision import Title
from wikiapp.content.seen import Seen
from wikiapp.content.suppression import Hidden
from wikiapp.filters.hit import TAGS, FilterHit, tags_of
from wikiapp.language import current
from wikiapp.people.person import Person
from wikiapp.timeline.finding import Asking
from wikiapp.timeline.paging import TOLD
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from markupsafe import Markup
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

ROOM = 10_000  # lines that a worker process keeps, of some 700 bytes each

_LOCK = threading.Lock()
_KEPT: OrderedDict[tuple[Any, ...], Markup] = OrderedDict()

_latest, _called = aliased(Revision), aliased(Title)
_IS_LATEST = and_(_latest.content_id == Content.id, _latest.number == Content.latest_number)
_IS_CALLED = _called.id == _latest.title_id
_hits = select(func.count()).where(FilterHit.revision_id == Revision.id, FilterHit.done.in_(TAGS))
_HITS, _UNSEEN = _hits.scalar_subquery(), ~select(Seen).where(Seen.revision_id == Revision.id).exists()


class Stamp(NamedTuple):
    """All of a line that can ever change, and what is counted of lines that are folded away."""

    id: int
    hidden: int | None
    author: str
    title: str
    """What the content is called now, as far as its address goes by that."""
    address: str | None
    hits: int | None
    unseen: bool
    content_id: int
    author_id: int
    created_at: datetime
    words_added: int
    words_removed: int

    @property
    def writer(self) -> int | None:
        """The number of who wrote it; None where nobody may know."""
        return None if (self.hidden or 0) & Hidden.AUTHOR else self.author_id


class Line(NamedTuple):
    """A change as a list shows it."""

    stamp: Stamp
    html: Markup


def stamped(rows: Select[Revision], *, tagged: bool = False, unseen: bool = False) -> Select[Any]:
    """Return the query for what changes bear; whether they are `tagged` or `unseen` only where that is shown."""
    asked = rows.with_only_columns(
        Revision.id, Revision.hidden, Person.name, _called.words, Content.address, _HITS if tagged else null(),
        _UNSEEN if unseen else false(), Revision.content_id, Revision.author_id, Revision.created_at,
        Revision.words_added, Revision.words_removed,
    )  # fmt: skip
    return asked.join(Revision.writer).join(_latest, _IS_LATEST).join(_called, _IS_CALLED)


def stamps(session: Session, rows: Select[Any]) -> list[Stamp]:
    """Return what the changes bear that a query of `stamped` finds, in their order."""
    return [Stamp(*row) for row in session.connection().execute(rows)]


# Built once, as that takes longer than asking. Moderators see what nobody has looked at.
FOR_READERS = Asking(stamped(Revision.lately(), tagged=True), stamps)
FOR_MODERATORS = Asking(stamped(Revision.lately(), tagged=True, unseen=True), stamps)


def lines(found: Sequence[Stamp]) -> list[Line]:
    """Return changes as a list shows them, in the reader's language."""
    language = current()
    kept = {one.id: _KEPT.get((language, one)) for one in found}
    missing = {one.id: one for one in found if kept[one.id] is None}
    for stamp, html in _made(missing):
        kept[stamp.id] = _keep((language, stamp), html)
    return [Line(one, cast("Markup", kept[one.id])) for one in found]


def _made(missing: dict[int, Stamp]) -> Iterator[tuple[Stamp, Markup]]:
    if not missing:
        return
    session, line = transaction.session(), get_template_attribute("timeline/_line.html", "line")
    tags = tags_of(session, [number for number, stamp in missing.items() if stamp.hits])
    for revision in session.scalars(select(Revision).where(Revision.id.in_(missing)).options(*TOLD)):
        stamp = missing[revision.id]
        yield stamp, line(revision, tags.get(revision.id, ()), stamp.unseen)


def _keep(as_what: tuple[Any, ...], html: Markup) -> Markup:
    with _LOCK:
        _KEPT[as_what] = html
        while len(_KEPT) > ROOM:
            _KEPT.popitem(last=False)
    return html
