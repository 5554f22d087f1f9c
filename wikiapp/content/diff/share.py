"""How much of two texts is not the same, as a share of their words: symmetric, and quick on any number of texts.

Of the words of the one text some aren't in the other, and the other way round; each is a share of its own text,
and the larger of the two is the answer. So nothing changed is 0 and everything is 1, and adding much counts as
removing much does. What only moved is the same; but words that were shaken up are not: neighbours in a line are
compared as well, and as a changed word has two of them, half the share of neighbours that changed is the least.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

SAYS_SOMETHING = re.compile(r"\w")  # what no blank and no single sign does
EDGE = "\n"  # the neighbour of a line's first word, and of its last


class Bag(NamedTuple):
    """The words of a text and the pairs of neighbours, each with how many like it came before: so all differ."""

    words: frozenset[str]
    neighbours: frozenset[str]


def bag_of(text: str) -> Bag:
    """Return the words of a text and their neighbours; a link is one word."""
    lines = [words for line in text.split("\n") if (words := words_of(line))]
    pairs = (f"{one} {other}" for words in lines for one, other in pairwise([EDGE, *words, EDGE]))
    return Bag(_numbered(word for words in lines for word in words), _numbered(pairs))


def words_of(line: str) -> list[str]:
    """Return the words of a line as differences tell them apart."""
    return [token for token in tokens(line) if SAYS_SOMETHING.search(token)]


def share_changed(one: Bag, other: Bag) -> float:
    """Return how much of two texts is not the same."""
    return max(_share(one.words, other.words), _share(one.neighbours, other.neighbours) / 2)


def changed_at_most(most: float, one: Bag, other: Bag) -> bool:
    """Tell whether no larger share than that changed."""
    return _share(one.words, other.words) <= most and share_changed(one, other) <= most


def _numbered(things: Iterable[str]) -> frozenset[str]:
    seen = Counter[str]()
    found = []
    for thing in things:
        found.append(intern(f"{thing} {seen[thing]}"))  # revisions have most of them in common
        seen[thing] += 1
    return frozenset(found)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    same = len(one & other)
    return max(((len(bag) - same) / len(bag) for bag in (one, other) if bag), default=0)
