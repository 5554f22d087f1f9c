"""Which revisions a later one settled: undid them, or took up what they suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from wikiapp.content.numbers import read
from wikiapp.content.revision import IS_SETTLING, Revision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from wikiapp.content.content import Content

MOST = 500  # later revisions that are asked what they settled: the nearest ones

SETTLING = (
    select(Revision.number, Revision.settles)
    .where(Revision.content_id == bindparam("content"), Revision.number > bindparam("after"), IS_SETTLING)
    .order_by(Revision.number)
    .limit(MOST)
)


def settled(content: Content, numbers: Collection[int]) -> dict[int, int]:
    """Return which of these revisions are settled, and by which one.

    What an undoing did no longer counts when it was itself undone.
    """
    asked = {"content": content.id, "after": min(numbers, default=0)}
    holding: list[tuple[int, list[range]]] = []
    for number, line in reversed(content.session.connection().execute(SETTLING, asked).all()):
        if not _by(number, holding):
            holding.append((number, read(line or "")))
    found = {number: _by(number, reversed(holding)) for number in numbers}
    return {number: by for number, by in found.items() if by}


def _by(number: int, holding: Iterable[tuple[int, list[range]]]) -> int | None:
    return next((by for by, runs in holding if any(number in run for run in runs)), None)
