"""The merge itself: from whole texts to chunks of lines, and finer where both sides changed a chunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content.merge.agreement import narrowed
from wikiapp.content.merge.chunks import Chunk, chunks
from wikiapp.content.merge.merged import Collision, Merged, Piece, joined
from wikiapp.content.merge.rows import is_row, rows
from wikiapp.content.merge.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOKED_AT = 60_000  # characters of a merge's chunks that are looked at more closely; what is beyond that collides
LEAST = 300  # characters that every chunk counts for


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Join two texts that were made from `base`; mine and theirs may change places."""
    return Merged(joined(_pieces(_lines(base), _lines(mine), _lines(theirs))), _ending(base, mine, theirs))


def _pieces(*texts: Sequence[str]) -> Iterator[Piece | Collision]:
    left = LOOKED_AT
    for chunk in chunks(*texts):
        cost = max(LEAST, chunk.size)
        if chunk.settled is None and cost <= left:
            left -= cost
            yield from (piece for part in narrowed(chunk) for piece in _finer(part))
        else:
            yield _as_it_is(chunk)


def _lines(text: str) -> list[str]:
    """Return the lines, each with a newline: whether the last has one is a question of its own."""
    lines = text.split("\n")
    return [line + "\n" for line in (lines[:-1] if lines[-1] == "" else lines)]


def _ending(base: str, mine: str, theirs: str) -> bool:
    """Tell whether the merged text ends with a newline; an empty one has nothing to say about it."""
    was, *now = (text.endswith("\n") if text else None for text in (base, mine, theirs))
    changed = {ends for ends in now if ends not in (was, None)}
    return True in changed if changed else was is not False


def _finer(chunk: Chunk) -> Iterator[Piece | Collision]:
    whole = [is_row(line) for side in (chunk.base, chunk.mine, chunk.theirs) for line in side]
    if chunk.settled is None and all(whole):
        yield from map(_as_it_is, rows(chunk) or [chunk])
    else:
        merged = None if chunk.settled is not None or any(whole) else words(chunk)
        yield _as_it_is(chunk) if merged is None else Piece(merged)


def _as_it_is(chunk: Chunk) -> Piece | Collision:
    if chunk.settled is None:
        return Collision(*("".join(side) for side in (chunk.base, chunk.mine, chunk.theirs)))
    return Piece("".join(chunk.settled))
