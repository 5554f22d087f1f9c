"""The terms of a segment, sorted, and where the postings of each are."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import Self

from search_index.analysis import BETWEEN
from search_index.whoosh.names import WORD

_END = b"\n"  # no term holds one
_LAST = b"\xff"  # comes after every letter of UTF-8

Written = tuple[bytes, bytes, bytes, bytes]


class Lexicon:
    """Terms by number, in order of their bytes: all that begin alike stand together."""

    def __init__(self, terms: list[bytes], offsets: array[int], counts: array[int], tails: list[bytes]) -> None:
        self.terms = terms
        self.offsets = offsets
        """Where in the file of postings those of each term begin."""
        self.counts = counts
        """In how many documents each term is, those that were removed since among them."""
        self.tails = tails
        """The stems, each spelled backwards, sorted: all that end alike stand together."""

    @classmethod
    def read(cls, written: Written) -> Self:
        """Return the lexicon that was written so."""
        terms, offsets, counts, tails = written
        return cls(_split(terms), array("Q", offsets), array("I", counts), _split(tails))

    def number(self, term: bytes) -> int | None:
        """Return the number of a term, None where it isn't here."""
        number = bisect_left(self.terms, term)
        return number if number < len(self.terms) and self.terms[number] == term else None

    def beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so."""
        return _beginning_with(self.terms, prefix)

    def terms_beginning_with(self, prefix: bytes) -> list[bytes]:
        """Return the terms that begin so."""
        numbers = self.beginning_with(prefix)
        return self.terms[numbers.start : numbers.stop]

    def stems_ending_with(self, ending: bytes) -> list[bytes]:
        """Return the stems that end so."""
        return [self.tails[number][::-1] for number in _beginning_with(self.tails, ending[::-1])]


class LexiconWriter:
    """Takes the terms of a segment in order."""

    def __init__(self) -> None:
        self._terms: list[bytes] = []
        self._offsets, self._counts = array("Q"), array("I")

    def add(self, term: bytes, offset: int, count: int) -> None:
        """Add the next term."""
        self._terms.append(term)
        self._offsets.append(offset)
        self._counts.append(count)

    def written(self) -> Written:
        """Return all of it, with the tails of those that are words."""
        words_alone = _beginning_with(self._terms, WORD)
        stems = {_stem(self._terms[number], WORD) for number in words_alone}
        tails = sorted(stem[::-1] for stem in stems)
        return _END.join(self._terms), self._offsets.tobytes(), self._counts.tobytes(), _END.join(tails)


def _stem(term: bytes, prefix: bytes) -> bytes:
    return term[len(prefix) : term.index(BETWEEN.encode())]


def _beginning_with(terms: list[bytes], prefix: bytes) -> range:
    return range(bisect_left(terms, prefix), bisect_left(terms, prefix + _LAST))


def _split(terms: bytes) -> list[bytes]:
    return terms.split(_END) if terms else []
