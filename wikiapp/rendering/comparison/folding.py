"""Unchanged blocks, folded away but for those that say where in the text a change is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikiapp.rendering.comparison.page import Page

CONTEXT = 1  # blocks that are shown beside a change; a row of a table has the head of the table for that
FEWEST_FOLDED = 2
LOWEST = 6  # of headings


class Stretch(NamedTuple):
    """Unchanged blocks as HTML; `hidden` is how many are folded away, 0 where they are shown."""

    html: str
    hidden: int


def stretches(page: Page, part: range, *, begins: bool, ends: bool) -> Iterator[Stretch]:
    """Yield unchanged blocks, those beside changes shown; where a text begins and ends there are none."""
    seen = set() if ends else _headings_over_the_next(page, part) | _beside(page, part[-CONTEXT:])
    seen |= set() if begins else _beside(page, part[:CONTEXT])
    for folded, some in _folded(page, part, seen):
        yield Stretch(page.shown(some), len(some) if folded else 0)


def _headings_over_the_next(page: Page, part: range) -> set[int]:
    """Return the headings under which stands what follows: without them, nobody would know where it is."""
    found, lowest = set(), LOWEST + 1
    for number in reversed(part):
        if 0 < (level := page.level(number)) < lowest:
            found.add(number)
            lowest = level
    return found


def _beside(page: Page, numbers: Iterable[int]) -> set[int]:
    return {number for number in numbers if page.blocks[number].table is None}


def _folded(page: Page, part: range, seen: set[int]) -> Iterator[tuple[bool, range]]:
    """Yield blocks that are in turn shown and folded away."""
    runs = [list(run) for _, run in groupby(part, lambda number: number in seen)]
    runs = [run for run in runs if not all(page.blocks[number].heads_rows for number in run)]  # seen with each row
    folds = [run[0] not in seen and len(run) >= FEWEST_FOLDED for run in runs]
    for folded, group in groupby(zip(folds, runs, strict=True), lambda pair: pair[0]):
        together = [number for _, run in group for number in run]
        yield folded, range(together[0], together[-1] + 1)
