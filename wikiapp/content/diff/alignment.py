"""What is the same in two sequences, written as strings of a letter a thing.

Long ones are first held together by what occurs once in both (patience diff: Bram Cohen, 2005); what lies between
is compared exactly by diff-match-patch (Myers, "An O(ND) Difference Algorithm", 1986) as long as that is short.
The library's own time limit holds neither always nor twice alike, so it is off, and the input is bounded instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wikiapp.content.diff.effort import Effort

# The product of two lengths up to which they are compared exactly; more costs much and shows no less.
EXACT = 4_000
STEPS_A_CELL = 2  # the cost of a cell of that product, measured in letters looked at

Pair = tuple[str, str]


class Run(NamedTuple):
    """Letters of both that belong together: the same, or one in place of the other."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Tell whether nothing changed here."""
        return self.old == self.new


def aligned(old: str, new: str, effort: Effort) -> list[Run]:
    """Return both sequences as runs that are in turn the same and different."""
    found, waiting = [], [(old, new)]
    while waiting:
        old, new = waiting.pop()
        if old == new or max(len(old), len(new)) <= 1:  # nothing in it to be found
            found.append((old, new))
        elif narrower := _narrower(old, new, effort):
            waiting += reversed(narrower)
        else:
            found += _compared(old, new, effort)
    return _joined(found)


def coarser(runs: list[Run], most: int) -> list[Run]:
    """Return at most so many runs: short ones that are the same are taken for changed with what is around them."""
    shortest = 1
    while len(runs) > most:
        shortest *= 2
        runs = _without_short_ones(runs, shortest)
    return runs


def without_accidents(runs: list[Run], blank: str) -> list[Run]:
    """Return runs in which nothing but blanks between two replaced stretches isn't taken for the same."""
    accidents = {
        place
        for place in range(1, len(runs) - 1)
        if not runs[place].old.strip(blank) and all(runs[place - 1]) and all(runs[place + 1])
    }
    places = range(len(runs))
    groups = groupby(places, lambda place: place not in accidents and runs[place].same)
    return [_one([runs[place] for place in group]) for _, group in groups]


def _narrower(old: str, new: str, effort: Effort) -> list[Pair] | None:
    """Return the same two in several pairs, or nothing where they hold nothing that can be told at a glance."""
    if not old or not new or not effort.spend(len(old) + len(new)):
        return None
    start, end = _common_ends(old, new)
    if start or end:
        rest = old[start : len(old) - end], new[start : len(new) - end]
        return [(old[:start], old[:start]), rest, (old[len(old) - end :], old[len(old) - end :])]
    return None if len(old) * len(new) <= EXACT else list(_around_anchors(old, new)) or None


def _common_ends(old: str, new: str) -> tuple[int, int]:
    library = diff_match_patch()
    start = library.diff_commonPrefix(old, new)
    return start, min(library.diff_commonSuffix(old, new), len(old) - start, len(new) - start)


def _around_anchors(old: str, new: str) -> Iterator[Pair]:
    at_old = at_new = 0
    anchors = _anchors(old, new)
    for i, j in anchors:
        yield old[at_old:i], new[at_new:j]
        yield old[i], new[j]
        at_old, at_new = i + 1, j + 1
    if anchors:
        yield old[at_old:], new[at_new:]


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    once = _once(old) & _once(new)
    places = {letter: place for place, letter in enumerate(old) if letter in once}
    return _longest_rising([(places[letter], place) for place, letter in enumerate(new) if letter in once])


def _once(letters: str) -> set[str]:
    return {letter for letter, count in Counter(letters).items() if count == 1}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence whose first numbers rise (Schensted, 1961)."""
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (value, _) in enumerate(pairs):
        length = bisect_left(lowest, value)
        lowest[length : length + 1], ends[length : length + 1] = [value], [index]
        before.append(ends[length - 1] if length else -1)
    return _followed_back(pairs, before, ends[-1] if ends else -1)


def _followed_back(pairs: list[tuple[int, int]], before: list[int], last: int) -> list[tuple[int, int]]:
    rising = []
    while last >= 0:
        rising.append(pairs[last])
        last = before[last]
    return rising[::-1]


def _compared(old: str, new: str, effort: Effort) -> list[Pair]:
    cells = len(old) * len(new)
    if not cells or cells > EXACT or not effort.spend(cells * STEPS_A_CELL):
        return [(old, new)]
    library = diff_match_patch()
    library.Diff_Timeout = 0
    return [_pair(operation, letters) for operation, letters in library.diff_main(old, new, checklines=False)]


def _pair(operation: int, letters: str) -> Pair:
    return (letters if operation <= 0 else "", letters if operation >= 0 else "")


def _without_short_ones(runs: list[Run], shortest: int) -> list[Run]:
    return _joined(runs, lambda run: run[0] == run[1] and len(run[0]) >= shortest)


def _joined(pairs: Iterable[Pair], same: Callable[[Pair], bool] = lambda pair: pair[0] == pair[1]) -> list[Run]:
    return [_one(list(group)) for _, group in groupby(filter(any, pairs), same)]


def _one(pairs: Sequence[Pair]) -> Run:
    return Run("".join([old for old, _ in pairs]), "".join([new for _, new in pairs]))
