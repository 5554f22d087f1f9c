"""A document as engines read it: its terms, where they stand, and how much each counts for."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from search_index.analysis import hyphenated, term, words, words_and_starts
from search_index.folding import composed
from search_index.stemming import understood
from search_index.weights import AUTHOR, HEADING, TAG, TITLE

if TYPE_CHECKING:
    from search_index.document import Document

GAP = 8  # positions between a title and its text, lest they be read as one sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to be found in a document."""

    text: str
    """The text, composed."""
    starts: list[int]
    """Where its words begin."""
    titled: int
    """How many words the title has: their positions come first, and those of the text after a gap."""
    positions: dict[str, list[int]]
    """By term: where it stands."""
    besides: dict[str, float]
    """By term: how many times it counts for besides those that it stands somewhere."""

    @property
    def length(self) -> int:
        """How many words title and text have."""
        return self.titled + len(self.starts)


def read(document: Document) -> Reading:
    """Read a document by the rules of its language."""
    language = understood(document.language)
    title, text = words(composed(document.title)), composed(document.text)
    body, starts = words_and_starts(text)
    standing = _standing([*enumerate(title), *enumerate(body, len(title) + GAP)])
    for word, start in hyphenated(text):
        insort(standing[word], bisect_left(starts, start) + len(title) + GAP)
    positions = defaultdict[str, list[int]](list)
    for word, where in standing.items():
        positions[term(word, language)] += where
    for where in positions.values():
        where.sort()
    return Reading(text, starts, len(title), positions, _besides(document, title, language))


def _standing(words: list[tuple[int, str]]) -> defaultdict[str, list[int]]:
    standing = defaultdict[str, list[int]](list)
    for position, word in words:
        standing[word].append(position)
    return standing


def _besides(document: Document, title: list[str], language: str) -> dict[str, float]:
    besides = defaultdict[str, float](float)
    for weight, texts in (
        (TITLE - 1, [title]),
        (HEADING, map(_composed_words, document.headings)),
        (TAG, map(_composed_words, document.tags)),
        (AUTHOR, map(_composed_words, document.authors)),
    ):
        for word in chain.from_iterable(texts):
            besides[term(word, language)] += weight
    return besides


def _composed_words(text: str) -> list[str]:
    return words(composed(text))
