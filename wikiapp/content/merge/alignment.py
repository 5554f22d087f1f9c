"""Which parts of a text are still there in another, as far as that is certain.

Unique lines are anchors (Cohen's patience diff); between them, and where there are none, Hunt and Szymanski's
longest common subsequence (1977), which is the same search over more pairs. Both texts are also read backwards:
a match that depends on the direction of reading is one of several that are equally good, so it isn't certain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LARGE = (
    20_000  # elements: beyond that the common end is cut off first, whether or not it could be matched otherwise
)
# What an alignment may cost, in elements and pairs looked at. What is left when it is spent counts as changed.
LEAST_EFFORT, EFFORT_PER_ELEMENT, MOST_EFFORT = 2_000, 8, 200_000

Pair = tuple[int, int]
Region = tuple[int, int, int, int]  # old from, to, new from, to


@dataclass(frozen=True)
class Change:
    """old[start:end] became new[new_start:new_end]; either may be empty."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return what changed, in order: all that stands between two certain matches."""
    edges = [(-1, -1), *certain_matches(old, new), (len(old), len(new))]
    return [
        Change(i + 1, next_i, j + 1, next_j)
        for (i, j), (next_i, next_j) in pairwise(edges)
        if (next_i, next_j) != (i + 1, j + 1)
    ]


def certain_matches(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return which old element still stands where in the new, rising on both sides."""
    forwards, backwards = _matches(old, new), _matches(old[::-1], new[::-1])
    backwards = [len(new) - 1 - match if match >= 0 else -1 for match in reversed(backwards)]
    return [(i, j) for i, (j, same) in enumerate(zip(forwards, backwards, strict=True)) if j == same >= 0]


def _matches(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return for each old element the index of the new one that it matches, or -1."""
    matches = [-1] * len(old)
    effort = min(LEAST_EFFORT + EFFORT_PER_ELEMENT * (len(old) + len(new)), MOST_EFFORT)
    regions: list[Region] = [(0, len(old), 0, len(new))]
    while regions:
        region = _trimmed(old, new, regions.pop(), matches)
        effort -= region[1] - region[0] + region[3] - region[2]
        pairs = _pairs(old, new, region, effort) if effort > 0 else []
        effort -= len(pairs)
        for i, j in (chain := _longest_chain(pairs)):
            matches[i] = j
        regions += _between(region, chain)
    return matches


def _trimmed(old: Sequence[str], new: Sequence[str], region: Region, matches: list[int]) -> Region:
    """Match what both begin with, and return the rest; what both end with too, where that saves much."""
    start, end, new_start, new_end = region
    while start < end and new_start < new_end and old[start] == new[new_start]:
        matches[start] = new_start
        start, new_start = start + 1, new_start + 1
    if end - start + new_end - new_start > LARGE:
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
            matches[end] = new_end
    return start, end, new_start, new_end


def _pairs(old: Sequence[str], new: Sequence[str], region: Region, effort: int) -> list[Pair]:
    """Return the pairs of equal elements that are unique on both sides; where there are none, all pairs."""
    start, end, new_start, new_end = region
    count, new_count = Counter(old[start:end]), Counter(new[new_start:new_end])
    unique = {element for element, times in count.items() if times == new_count[element] == 1}
    wanted = unique or count.keys() & new_count.keys()
    if sum(count[element] * new_count[element] for element in wanted) > effort:
        return []
    places: dict[str, list[int]] = {element: [] for element in wanted}
    for j in range(new_end - 1, new_start - 1, -1):
        if new[j] in places:
            places[new[j]].append(j)
    return [(i, j) for i in range(start, end) for j in places.get(old[i], ())]


def _longest_chain(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the longest run of pairs that rises on both sides; pairs come by old, then by new falling."""
    lowest: list[int] = []  # the lowest new index at which a chain of each length ends
    links: list[tuple[Pair, object]] = []
    for pair in pairs:
        length = bisect_left(lowest, pair[1])
        lowest[length : length + 1] = [pair[1]]
        links[length : length + 1] = [(pair, links[length - 1] if length else None)]
    return _unwound(links[-1]) if links else []


def _unwound(link: object) -> list[Pair]:
    chain: list[Pair] = []
    while isinstance(link, tuple):
        pair, link = link
        chain.append(pair)
    return chain[::-1]


def _between(region: Region, chain: list[Pair]) -> list[Region]:
    """Return the regions before, between and after the pairs of a chain; none where there is no chain."""
    if not chain:
        return []
    start, end, new_start, new_end = region
    edges = [(start - 1, new_start - 1), *chain, (end, new_end)]
    gaps = [(i + 1, next_i, j + 1, next_j) for (i, j), (next_i, next_j) in pairwise(edges)]
    return [gap for gap in gaps if gap[0] < gap[1] and gap[2] < gap[3]]
