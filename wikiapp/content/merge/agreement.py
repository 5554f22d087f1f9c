"""What both sides did alike at the beginning and at the end of a chunk that they changed differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content.merge.alignment import certain_matches
from wikiapp.content.merge.chunks import Chunk

if TYPE_CHECKING:
    from collections.abc import Sequence


def narrowed(chunk: Chunk) -> list[Chunk]:
    """Return the chunk in three: what both begin with alike, the difference, what both end with alike."""
    head, rest = _split(chunk)
    tail, middle = (_reversed(part) for part in _split(_reversed(rest)))
    return [head, middle, tail]


def _split(chunk: Chunk) -> tuple[Chunk, Chunk]:
    """Cut behind a line that is alike in both and certainly the base's; what both put in needs no base."""
    base, alike = chunk.base, _alike(chunk.mine, chunk.theirs)
    cuts = {_cut(base, side, alike) for side in (chunk.mine, chunk.theirs)} if base else {(alike, 0)}
    length, of_base = max(cuts)
    head = Chunk(base[:of_base], chunk.mine[:length], chunk.theirs[:length])
    rest = Chunk(base[of_base:], chunk.mine[length:], chunk.theirs[length:])
    certain = all(cut[0] < length or cut[1] == of_base for cut in cuts) and not _entangled(head, rest)
    return (head, rest) if certain else (Chunk([], [], []), chunk)


def _entangled(head: Chunk, rest: Chunk) -> bool:
    """Tell whether a line of the base that one part holds is to be found in the other part of a side."""
    kept_back = {line for line in head.base if line.strip()}.intersection([*rest.mine, *rest.theirs])
    ahead = {line for line in rest.base if line.strip()}.intersection([*head.mine, *head.theirs])
    return bool(kept_back or ahead)


def _cut(base: Sequence[str], side: Sequence[str], alike: int) -> tuple[int, int]:
    """Return how much of a side, and how much of the base, stands before the last possible cut."""
    return max(((j + 1, i + 1) for i, j in certain_matches(base, side) if j < alike), default=(0, 0))


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many lines both begin with."""
    shorter = min(len(mine), len(theirs))
    return next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)


def _reversed(chunk: Chunk) -> Chunk:
    return Chunk(chunk.base[::-1], chunk.mine[::-1], chunk.theirs[::-1])
