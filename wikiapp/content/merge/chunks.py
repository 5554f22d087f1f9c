"""Where both sides of a merge changed something, side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.content.merge.alignment import Change, changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Chunk:
    """What stands at one place of the base and of both sides. Nothing touches it that isn't the same in all."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]

    @property
    def settled(self) -> Sequence[str] | None:
        """What becomes of it where only one side changed it, or both alike; None otherwise."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None

    @property
    def size(self) -> int:
        """How many characters it holds, in all three."""
        return sum(len(line) for side in (self.base, self.mine, self.theirs) for line in side)


def chunks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Chunk]:
    """Return the whole of all three in order, cut where all are the same; changes that touch share a chunk."""
    sides = [(changes(base, side), side) for side in (mine, theirs)]
    at = 0
    for start, end in _touching(sorted({(c.start, c.end) for changed, _ in sides for c in changed})):
        yield _unchanged(base[at:start])
        yield Chunk(base[start:end], *(_opposite(changed, side, start, end) for changed, side in sides))
        at = end
    yield _unchanged(base[at:])


def _touching(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    together: list[tuple[int, int]] = []
    for start, end in spans:
        if together and start <= together[-1][1]:
            together[-1] = together[-1][0], max(end, together[-1][1])
        else:
            together.append((start, end))
    return together


def _opposite(changed: list[Change], side: Sequence[str], start: int, end: int) -> Sequence[str]:
    """Return what a side says in place of base[start:end], which touches no change that isn't in it."""
    first = bisect_left(changed, start, key=lambda change: change.end)
    last = bisect_right(changed, end, key=lambda change: change.end)
    return side[start + _ahead(changed, first) : end + _ahead(changed, last)]


def _ahead(changed: list[Change], number: int) -> int:
    """Return how far a side is ahead of the base after its first changes."""
    return changed[number - 1].new_end - changed[number - 1].end if number else 0


def _unchanged(lines: Sequence[str]) -> Chunk:
    return Chunk(lines, lines, lines)
