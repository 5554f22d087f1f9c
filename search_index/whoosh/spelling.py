"""Other words for one that is hardly found, from the terms of the segments."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from search_index.analysis import BETWEEN, folded, stems
from search_index.distance import slips_allowed
from search_index.folding import squeeze
from search_index.spelling import nearest
from search_index.whoosh import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.whoosh.library import Library
    from search_index.whoosh.shelf import Shelf

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


def _alike(typed: str, shelf: Shelf) -> Iterator[int]:
    """Go through the terms that begin with the first half of a word, or whose stems end with its second half."""
    word = squeeze(folded(typed))
    beginning = shelf.lexicon.beginning_with(names.word(word[: len(word) // 2]))
    halves = {squeeze(stem)[len(stem) // 2 :] for stem in stems(typed)}
    ends = chain.from_iterable(shelf.lexicon.stems_ending_with(half.encode()) for half in halves)
    groups = (shelf.lexicon.beginning_with(names.word(stem.decode() + BETWEEN)) for stem in ends)
    return islice(chain(beginning, chain.from_iterable(groups)), _MOST_TERMS)


def _as_written(shelf: Shelf, number: int) -> str:
    """Return the word that a term stands for as it is written in the first document that holds it."""
    document = shelf.documents_and_weights(number)[0][0]
    position = next(iter(shelf.positions(number)[0]), None)
    return _word(shelf, number) if position is None else shelf.card(document).word_at(position)


def _word(shelf: Shelf, number: int) -> str:
    return shelf.lexicon.terms[number].decode().rpartition(BETWEEN)[2]
