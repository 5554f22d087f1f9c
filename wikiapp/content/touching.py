"""Which revisions added or removed a passage: for whoever asks what became of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import Action, Revision
from wikiapp.content.suppression import Hidden, shown
from wikiapp.content.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.content.content import Content

MOST_READ = 300  # revisions whose texts are read for one answer


class Touched(NamedTuple):
    """The revisions by number, each with how many times more, or fewer, it says the passage.

    `back_to` is the oldest revision that was read.
    """

    by: dict[int, int]
    back_to: int


def touched(content: Content, passage: str, before: int) -> Touched:
    """Look among the revisions before a number, not further back than can be read at once; raises TextDamaged.

    Neither case nor the white space between words matter, and what is suppressed is passed over.
    A passage that only moved is neither added nor removed.
    """
    wanted, start = _plain(passage), max(1, before - MOST_READ)
    times = _counted(content, wanted, content.history.shown_last(start - 1))
    by = {}
    for number, action, words in _texts(content, start, before):
        now = _plain(words).count(wanted)
        if now != times:
            by[number] = now - times
        times = times if action == Action.SUGGESTED else now
    return Touched(by, start)


def _counted(content: Content, wanted: str, number: int) -> int:
    return _plain(content.history.body(number)).count(wanted) if number else 0


def _texts(content: Content, start: int, before: int) -> Iterator[tuple[int, str, str]]:
    columns = (Revision.number, Revision.action, Text.id, Text.hash, Text.prefix_id, Text.data)
    within = (Revision.content_id == content.id, Revision.number >= start, Revision.number < before)
    rows = (
        select(*columns)
        .join(Revision.text)
        .where(*within, shown(Hidden.TEXT, Revision.hidden))
        .order_by(Revision.number)
    )
    reader = ForwardReader(content.session.connection())
    for row in content.session.execute(rows):
        yield row.number, row.action, reader.read(row.id, row.hash, row.prefix_id, row.data)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
