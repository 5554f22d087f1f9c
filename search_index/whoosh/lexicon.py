"""The terms of a segment, sorted, and where the postings of each are."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Self

from search_index.analysis import BETWEEN
from search_index.whoosh import sorted_terms
from search_index.whoosh.names import WORD
from search_index.whoosh.sorted_terms import SortedTerms

if TYPE_CHECKING:
    from collections.abc import Iterator

Written = tuple[sorted_terms.Written, bytes, bytes, sorted_terms.Written]


class Lexicon:
    """Terms by number."""

    def __init__(self, terms: SortedTerms, offsets: array[int], counts: array[int], tails: SortedTerms) -> None:
        self.terms = terms
        self.offsets = offsets
        """Where in the file of postings those of each term begin."""
        self.counts = counts
        """In how many documents each term is, those that were removed since among them."""
        self.tails = tails
        """The stems, each spelled backwards: all that end alike stand together."""

    @classmethod
    def read(cls, written: Written) -> Self:
        """Return the lexicon that was written so."""
        terms, offsets, counts, tails = written
        return cls(SortedTerms.read(terms), array("Q", offsets), array("I", counts), SortedTerms.read(tails))

    def number(self, term: bytes) -> int | None:
        """Return the number of a term, None where it isn't here."""
        return self.terms.number(term)

    def beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so."""
        return self.terms.beginning_with(prefix)

    def terms_beginning_with(self, prefix: bytes) -> list[bytes]:
        """Return the terms that begin so."""
        return self.terms.among(self.beginning_with(prefix))

    def words_holding(self, letters: bytes) -> Iterator[int]:
        """Go through the numbers of the words that hold some letters anywhere."""
        return self.terms.holding(letters, self.beginning_with(WORD))

    def words_ending_with(self, letters: bytes) -> Iterator[int]:
        """Go through the numbers of the words that end so."""
        return self.terms.ending_with(letters, self.beginning_with(WORD))

    def stems_ending_with(self, ending: bytes) -> list[bytes]:
        """Return the stems that end so."""
        tails = self.tails.among(self.tails.beginning_with(ending[::-1]))
        return [tail[::-1] for tail in tails]


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
        stems = {_stem(term) for term in self._terms if term.startswith(WORD)}
        tails = sorted(stem[::-1] for stem in stems)
        return (
            sorted_terms.written(self._terms), self._offsets.tobytes(), self._counts.tobytes(),
            sorted_terms.written(tails),
        )  # fmt: skip


def _stem(term: bytes) -> bytes:
    return term[len(WORD) : term.index(BETWEEN.encode())]
