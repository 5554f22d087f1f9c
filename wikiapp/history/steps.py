"""The steps in which a history is played: a revision each, or several together where there are very many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.content import Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.history.change import change, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Row

    from wikiapp.content import Content
    from wikiapp.history.change import Operation

MOST_STEPS = 1_000  # of a whole history: more can't be told apart in a minute
AT_ONCE, LETTERS_AT_ONCE = 50, 64 * 1024


@dataclass(frozen=True)
class Step:
    """What so many people did from revision `first` up to `revision`, and the change that it made of the text."""

    first: int
    revision: Revision
    people: int
    words_added: int
    words_removed: int
    change: list[Operation]


def stride(count: int) -> int:
    """Return how many revisions are a step in a history of so many."""
    return max(1, -(-count // MOST_STEPS))


def sizes(content: Content, count: int) -> Sequence[int]:
    """Return how many words each step of the first `count` revisions changed."""
    words = func.sum(Revision.words_added + Revision.words_removed)
    up_to = (Revision.content_id == content.id, Revision.number <= count, ~IS_SUGGESTION)
    query = select(words).where(*up_to).group_by(_place(count)).order_by(func.min(Revision.number))
    return content.session.scalars(query).all()


def steps(content: Content, start: int, count: int) -> Iterator[Step]:
    """Yield steps of the first `count` revisions, from that of revision `start` on, few enough to be sent at once.

    Suggestions are left out, since the page never said them; one that is suppressed changes nothing.
    Each text is read from the one before. What a single step changed is never cut, however large.
    """
    spans = _spans(content, start, count)
    ends = [span.last for span in spans]
    revisions = reversed(content.session.scalars(Revision.of(content).where(Revision.number.in_(ends))).all())
    before = content.history.shown_last(spans[0].first - 1)
    texts = content.history.bodies([before, *ends] if before else ends)
    room = LETTERS_AT_ONCE
    pairs = pairwise(texts if before else chain([""], texts))
    for span, revision, (old, new) in zip(spans, revisions, pairs, strict=True):
        changed = change(old, new)
        yield Step(span.first, revision, span.people, span.added, span.removed, changed)
        room -= letters(changed)
        if room <= 0:
            return


def _spans(content: Content, start: int, count: int) -> Sequence[Row[int, int, int, int, int]]:
    number, each = Revision.number, stride(count)
    first = start - (start - 1) % each
    query = (
        select(
            func.min(number).label("first"), func.max(number).label("last"),
            func.count(Revision.author_id.distinct()).label("people"),
            func.sum(Revision.words_added).label("added"), func.sum(Revision.words_removed).label("removed"),
        )
        .where(Revision.content_id == content.id, ~IS_SUGGESTION)
        .where(number.between(first, min(count, first + AT_ONCE * each - 1)))
        .group_by(_place(count)).order_by(func.min(number))
    )  # fmt: skip
    return content.session.execute(query).all()


def _place(count: int) -> ColumnElement[int]:
    return (Revision.number - 1) // stride(count)
