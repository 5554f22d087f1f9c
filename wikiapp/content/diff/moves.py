"""Blocks of lines that were removed in one place and stand in another: unchanged, or a long line with changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TYPE_CHECKING

from wikiapp.content.diff.pairing import scattered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wikiapp.content.diff.effort import Effort

LEAST = 30  # letters and digits in a block, below which it may stand in both places by chance
MOST_TRIED = 5_000  # lines around which a block is looked for


@dataclass
class Side:
    """One text: its lines, which of those that changed are in no block yet, and the number of the others' move."""

    lines: Sequence[str]
    free: set[int]
    moved: dict[int, int] = field(default_factory=dict)

    def take(self, block: range, number: int) -> None:
        """Let a block, with the free blank lines around it, be one end of a move."""
        start = next(place for place in count(block.start, -1) if not self._is_blank(place - 1))
        stop = next(place for place in count(block.stop) if not self._is_blank(place))
        self.free.difference_update(range(start, stop))
        self.moved.update(dict.fromkeys(range(start, stop), number))

    def once(self) -> dict[str, int]:
        """Return the places of the lines that stand only once among those that changed."""
        places = sorted(self.free)
        counted = Counter(self.lines[place] for place in places)
        return {line: place for place in places if counted[line := self.lines[place]] == 1 and not line.isspace()}

    def _is_blank(self, place: int) -> bool:
        return place in self.free and self.lines[place].isspace()


class Moves:
    """The moves between two texts, numbered; `rewritten` has the old place of a changed line for its new one."""

    def __init__(self, old: Sequence[str], new: Sequence[str], gone: Iterable[int], come: Iterable[int]) -> None:
        self.old, self.new = Side(old, set(gone)), Side(new, set(come))
        self.rewritten: dict[int, int] = {}
        self._number = 0

    def find_blocks(self) -> None:
        """Find what moved unchanged: blocks of which one line is there once."""
        before = self.old.once()
        places = ((before[line], place) for line, place in self.new.once().items() if line in before)
        for i, j in islice(places, MOST_TRIED):
            block = self._block(i, j)
            if block and _weight(self.old.lines[block[0].start : block[0].stop]) >= LEAST:
                self._add(*block)

    def find_rewritten(self, effort: Effort) -> None:
        """Find the long lines among the rest that moved and were changed."""
        old, new = ({i: side.lines[i] for i in sorted(side.free)} for side in (self.old, self.new))
        for i, j in scattered(old, new, effort):
            self.rewritten[j] = i
            self._add(range(i, i + 1), range(j, j + 1))

    def _add(self, old: range, new: range) -> None:
        self._number += 1
        self.old.take(old, self._number)
        self.new.take(new, self._number)

    def _block(self, i: int, j: int) -> tuple[range, range] | None:
        """Return the longest block around a line that is in both places, or nothing where it is in one already."""
        if not self._goes_on(i, j):
            return None
        above = next(n for n in count() if not self._goes_on(i - n - 1, j - n - 1))
        below = next(n for n in count(1) if not self._goes_on(i + n, j + n))
        return range(i - above, i + below), range(j - above, j + below)

    def _goes_on(self, i: int, j: int) -> bool:
        return i in self.old.free and j in self.new.free and self.old.lines[i] == self.new.lines[j]


def _weight(lines: Iterable[str]) -> int:
    return sum(letter.isalnum() for line in lines for letter in line)
