"""Several revisions of one content, named on a line by their numbers: "3,5-7"."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LONGEST = 4_000  # letters: some eight hundred revisions that don't follow each other


def runs(numbers: Iterable[int]) -> list[range]:
    """Return the numbers as runs that follow each other without a gap, rising."""
    in_order = sorted(set(numbers))
    groups = groupby(enumerate(in_order), lambda pair: pair[1] - pair[0])
    return [range(found[0], found[-1] + 1) for found in ([number for _, number in group] for _, group in groups)]


def stretch(first: int, last: int, without: Collection[int]) -> Iterator[range]:
    """Yield the runs of all numbers from `first` to `last`, both included, that are in none of `without`."""
    start = first
    for gap in [*sorted(number for number in without if first <= number <= last), last + 1]:
        if gap > start:
            yield range(start, gap)
        start = gap + 1


def written(found: Iterable[range]) -> str:
    """Return runs of numbers as a line; raises ValueError where they are too many to be named."""
    line = ",".join(str(run.start) if len(run) == 1 else f"{run.start}-{run.stop - 1}" for run in found)
    if len(line) > LONGEST:
        raise ValueError("too many revisions to be named on a line")
    return line


def read(line: str) -> list[range]:
    """Return the runs that a line names; raises ValueError where it isn't just as `written` writes it."""
    found = [_run(*part.split("-", 1)) for part in line.split(",")] if line else []
    rising = all(run.stop < later.start for run, later in pairwise(found))
    if not rising or written(found) != line:
        raise ValueError(f"“{line[:LONGEST]}” names no revisions")
    return found


def _run(first: str, last: str | None = None) -> range:
    start = int(first)
    stop = start if last is None else int(last)
    if not 1 <= start <= stop:
        raise ValueError("revisions count from 1, upwards")
    return range(start, stop + 1)
