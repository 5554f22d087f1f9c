"""The lines of lists of changes. One that was made is kept, and shown as long as all that it says is still so."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, cast

from flask import get_template_attribute

from wikiapp.filters.hit import tags_of
from wikiapp.language import current
from wikiapp.timeline.told import numbered
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from wikiapp.timeline.stamps import Stamp

ROOM = 10_000  # lines that a worker process keeps, of some 700 bytes each

_LOCK = threading.Lock()
_KEPT: OrderedDict[tuple[str, Stamp], Markup] = OrderedDict()


class Line(NamedTuple):
    """A change as a list shows it."""

    stamp: Stamp
    html: Markup


def lines(found: Sequence[Stamp]) -> list[Line]:
    """Return changes as a list shows them, in the reader's language."""
    language = current()
    kept = {one.id: _KEPT.get((language, one)) for one in found}
    missing = {one.id: one for one in found if kept[one.id] is None}
    for stamp, html in _made(missing) if missing else ():
        kept[stamp.id] = html
        _keep(language, stamp, html)
    return [Line(one, cast("Markup", kept[one.id])) for one in found]


def _made(missing: Mapping[int, Stamp]) -> Iterator[tuple[Stamp, Markup]]:
    session, line = transaction.session(), get_template_attribute("timeline/_line.html", "line")
    tagged = [number for number, stamp in missing.items() if stamp.hits]
    tags = tags_of(session, tagged) if tagged else {}
    for revision in numbered(session, missing):
        stamp = missing[revision.id]
        yield stamp, line(revision, tags.get(revision.id, ()), stamp.unseen)


def _keep(language: str, stamp: Stamp, html: Markup) -> None:
    with _LOCK:
        _KEPT[language, stamp] = html
        if len(_KEPT) > ROOM:
            _KEPT.popitem(last=False)
