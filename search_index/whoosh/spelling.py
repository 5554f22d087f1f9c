"""Other words for one that is hardly found, from the terms of the segments."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from search_index.analysis import BETWEEN, folded
from search_index.distance import slips_allowed
from search_index.folding import squeeze
from search_index.spelling import nearest
from search_index.whoosh import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.whoosh.lexicon import Lexicon
    from search_index.whoosh.library import Library
    from search_index.whoosh.shelf import Shelf

_SHORTEST_STEM = 2
_MOST_TERMS = 4000  # of a segment that are looked at


def better_word(typed: str, count: int, library: Library) -> str:
    """Return a word nearly like one of so few documents that is far more frequent, as it is written; or
    nothing."""
    candidates: Counter[str] = Counter()
    known: dict[str, tuple[Shelf, int]] = {}
    if slips_allowed(len(folded(typed))):
        for shelf in library.shelves:
            for number in _alike(typed, shelf):
                word = _word(shelf, number)
                candidates[word] += shelf.lexicon.counts[number]
                known[word] = shelf, number
    best = nearest(typed, count, candidates)
    return _as_written(*known[best]) if best else ""


def _alike(typed: str, shelf: Shelf) -> set[int]:
    """Return the words that begin with one half of a word or end with the other.

    A slip can't be in both halves, unless it swaps the letters between them.
    """
    word, lexicon = folded(typed), shelf.lexicon
    middle = len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1]
    begun = (numbers for half in (word[:middle], swapped) for numbers in _beginning_with(half, lexicon))
    ended = lexicon.words_ending_with(word[middle:].encode())
    return set(islice(chain(*begun, ended), _MOST_TERMS))


def _beginning_with(letters: str, lexicon: Lexicon) -> Iterator[range]:
    """Go through the words that begin so, those whose stems are shorter among them: `tid/tidligere`."""
    yield lexicon.beginning_with(names.word(squeeze(letters)))
    for end in range(_SHORTEST_STEM, len(letters)):
        yield lexicon.beginning_with(names.word(squeeze(letters[:end]) + BETWEEN + letters))


def _as_written(shelf: Shelf, number: int) -> str:
    """Return the word that a term stands for as it is written in the first document that holds it."""
    document = shelf.documents_and_weights(number)[0][0]
    position = next(iter(shelf.positions(number)[0]), None)
    return _word(shelf, number) if position is None else shelf.card(document).word_at(position)


def _word(shelf: Shelf, number: int) -> str:
    return shelf.lexicon.terms[number].decode().rpartition(BETWEEN)[2]
