"""Which removed line is which added line, changed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikiapp.content.diff.effort import Effort

ALIKE = 0.4  # the share of words that two lines must have in common
VERY_ALIKE, MANY = 0.7, 8  # the share for lines in different places, and the words they must at least have
LONGEST = 10_000  # letters of a line, by which it is judged
KEPT, KEPT_LINES = 2_000, 500  # letters of a line, and lines, whose words are remembered
WORD = re.compile(r"\w")
BLANK = 0.01  # how alike two lines without words are: enough to go with their neighbours, never more
Pairs = list[tuple[int, int]]


class _Line(NamedTuple):
    text: str
    words: frozenset[str]


def paired(old: Sequence[str], new: Sequence[str], effort: Effort) -> Pairs:
    """Return the places of lines that are alike, rising in both: the likest of all ways to pair them."""
    before, now = [_Line(line, _words(line)) for line in old], [_Line(line, _words(line)) for line in new]
    cost = sum(len(new) * len(line.words) for line in before) + sum(len(old) * len(line.words) for line in now)
    if len(old) == len(new) == 1 or not effort.spend(cost + len(old) * len(new)):
        return [(i, i) for i, both in enumerate(zip(before, now, strict=False)) if _likeness(*both)]
    pairs = _likest([[_likeness(one, other) for other in now] for one in before])
    together = {(i, j) for i, j in pairs if before[i].words}
    return [(i, j) for i, j in pairs if before[i].words or {(i - 1, j - 1), (i + 1, j + 1)} & together]


def scattered(old: Mapping[int, str], new: Mapping[int, str], effort: Effort) -> Pairs:
    """Return the places of long lines that are very much alike, wherever they stand, the likest first."""
    before, now = _long(old), _long(new)
    sizes = len(now) * sum(map(len, before.values())) + len(before) * sum(map(len, now.values()))
    if not effort.spend(sizes):
        return []
    shares = ((_share(one, other), i, j) for i, one in before.items() for j, other in now.items())
    return _first_of_each(sorted((share for share in shares if share[0] >= VERY_ALIKE), reverse=True))


def _first_of_each(ranked: list[tuple[float, int, int]]) -> Pairs:
    old_for: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in taken and j not in old_for:
            old_for[j] = i
            taken.add(i)
    return [(i, j) for j, i in old_for.items()]


def _long(lines: Mapping[int, str]) -> dict[int, frozenset[str]]:
    return {place: words for place, line in lines.items() if len(words := _words(line)) >= MANY}


def _words(line: str) -> frozenset[str]:
    return _kept_words(line) if len(line) <= KEPT else _words_in(line[:LONGEST])


@lru_cache(KEPT_LINES)
def _kept_words(line: str) -> frozenset[str]:
    """Remember a line's words: it is looked at more than once in a comparison, and again in the next one."""
    return _words_in(line)


def _words_in(line: str) -> frozenset[str]:
    # Nearly every word begins with a letter, which is quicker to see than to search for.
    different = set(tokens(line))
    return frozenset(token for token in different if token[0].isalnum() or WORD.search(token))


def _likeness(one: _Line, other: _Line) -> float:
    """Return the share of words that both have (Dice, 1945), or nothing if that is too little."""
    if one.text == other.text:
        return 1 if one.words else BLANK
    share = _share(one.words, other.words)
    return share if share >= ALIKE else 0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _likest(likeness: list[list[float]]) -> Pairs:
    """Return the pairs of the greatest sum, from a table of what can still be reached from each place on."""
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return _walked(likeness, best)


def _walked(likeness: list[list[float]], best: list[list[float]]) -> Pairs:
    pairs, i, j = [], 0, 0
    while i < len(likeness) and j < len(likeness[i]):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
