"""Blocks that say the same and look otherwise, found among those that a difference takes for the same."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from wikiapp.content.diff import Effort, Kind, Mark, Part, Piece, lines
from wikiapp.rendering.comparison.looks import looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikiapp.rendering.comparison.page import Page

MOST = 2_000  # blocks that are looked at more closely; any others are taken for changed as a whole
SAME, UNLIKE, UNKNOWN = "same", "unlike", "unknown"


def with_looks(pieces: Iterable[Piece], old: Page, new: Page) -> Iterator[Piece]:
    """Yield the same pieces, but blocks of which only the look changed as changed ones."""
    left = Effort(MOST)
    for piece in pieces:
        if piece.kind == Kind.SAME:
            for look, run in groupby(_by_block(piece), lambda one: _look(one, old, new, left)):
                yield from _told(look, list(run))
        else:
            yield piece


def _by_block(piece: Piece) -> Iterator[Piece]:
    said = lines(piece.parts[0].text)
    places = zip(count(piece.old_line), count(piece.new_line), said, strict=False)
    return (Piece(Kind.SAME, i, j, (Part(Mark.SAME, line),)) for i, j, line in places)


def _look(one: Piece, old: Page, new: Page, left: Effort) -> str:
    i, j = one.old_line - 1, one.new_line - 1
    if old.inner(i) == new.inner(j) and old.kind(i) == new.kind(j):
        return SAME
    if not left.spend(1):
        return UNKNOWN
    return UNLIKE if looks(old, i, new, j, one.parts).notes else SAME


def _told(look: str, blocks: list[Piece]) -> Iterator[Piece]:
    first, text = blocks[0], "".join([block.parts[0].text for block in blocks])
    if look == SAME:
        yield first._replace(parts=(Part(Mark.SAME, text),))
    elif look == UNLIKE:
        yield from (block._replace(kind=Kind.CHANGED) for block in blocks)
    else:
        yield first._replace(kind=Kind.REMOVED, parts=(Part(Mark.REMOVED, text),))
        yield first._replace(kind=Kind.ADDED, parts=(Part(Mark.ADDED, text),))
