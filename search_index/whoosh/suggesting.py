"""Titles while somebody types: by how they begin, whole or from a word within, and then by what is nearly so."""

from __future__ import annotations

import heapq
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from search_index.distance import distance_to_beginning, slips_allowed
from search_index.openings import opening
from search_index.results import Suggestion
from search_index.whoosh import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search_index.whoosh.lexicon import Lexicon
    from search_index.whoosh.library import Library
    from search_index.whoosh.shelf import Shelf

_MOST_TERMS = 50  # of one kind in one segment that are looked at
_MOST_COMPARED = 50  # of them, letter by letter
_FIRST = 2  # letters, of which at most one is supposed to be wrong


class _Candidate(NamedTuple):
    """The least comes first."""

    slips: int
    is_inner: bool
    weight: float
    opening: bytes
    shelf: int
    document: int


def suggestions(
    typed: str, limit: int, library: Library, kinds: tuple[str, ...], audiences: tuple[str, ...]
) -> list[Suggestion]:
    """Return the documents whose titles may be what is typed."""
    letters = opening(typed)
    if not letters or limit < 1:
        return []
    found = _chosen(_exact(letters, library), limit, library, kinds, audiences)
    if not found and (most := slips_allowed(len(letters))):
        found = _chosen(_near(letters, most, library), limit, library, kinds, audiences)
    return [_suggestion(library.shelves[each.shelf], each.document) for each in found]


def _exact(letters: str, library: Library) -> Iterator[_Candidate]:
    for number, shelf in enumerate(library.shelves):
        for is_inner, name in enumerate((names.opening, names.inner_opening)):
            terms = islice(shelf.lexicon.beginning_with(name(letters)), _MOST_TERMS)
            for term in terms:
                yield from _candidates(0, bool(is_inner), number, term, shelf)


def _near(letters: str, most: int, library: Library) -> Iterator[_Candidate]:
    for number, shelf in enumerate(library.shelves):
        for is_inner, name in enumerate((names.opening, names.inner_opening)):
            alike = (term for term in _alike(letters, name, shelf.lexicon) if _same_letters(letters, term, most))
            for term in islice(alike, _MOST_COMPARED):
                whole = term[1:].decode("utf-8", "surrogatepass")
                slips = distance_to_beginning(letters, whole, most)
                place = shelf.lexicon.number(term)
                if slips and place is not None:
                    yield from _candidates(slips, bool(is_inner), number, place, shelf)


def _alike(letters: str, name: Callable[[str], bytes], lexicon: Lexicon) -> Iterator[bytes]:
    """Go through the openings that have the first letters in common with what is typed, or the next ones."""
    swapped = letters[1] + letters[0] + letters[2:_FIRST]
    for beginning in {letters[:_FIRST], swapped, letters[1 : _FIRST + 1]}:
        yield from lexicon.terms_beginning_with(name(beginning))
    next_letters = name(letters[_FIRST : 2 * _FIRST + 1])[1:]
    for term in lexicon.terms_beginning_with(name(letters[0])):
        if next_letters in term[_FIRST : 3 * _FIRST + 2]:
            yield term


def _same_letters(letters: str, term: bytes, most: int) -> bool:
    """Tell whether a letter-by-letter comparison is worth while."""
    beginning = term[1 : len(letters) + 1].decode("utf-8", "replace")
    return len(set(letters).symmetric_difference(beginning)) <= 2 * most


def _candidates(slips: int, is_inner: bool, number: int, term: int, shelf: Shelf) -> Iterator[_Candidate]:
    for document in islice(shelf.documents_and_weights(term)[0], _MOST_TERMS):
        yield _Candidate(slips, is_inner, -shelf.weights[document], shelf.lexicon.terms[term], number, document)


def _chosen(
    candidates: Iterator[_Candidate],
    limit: int,
    library: Library,
    kinds: tuple[str, ...],
    audiences: tuple[str, ...],
) -> list[_Candidate]:
    best: dict[tuple[int, int], _Candidate] = {}
    for candidate in candidates:
        shelf, place = library.shelves[candidate.shelf], (candidate.shelf, candidate.document)
        kind, _, audience = shelf.sorts[shelf.sort_of[candidate.document]]
        fits = candidate.document not in shelf.removed and audience in audiences and (not kinds or kind in kinds)
        if fits and (place not in best or candidate < best[place]):
            best[place] = candidate
    return heapq.nsmallest(limit, best.values())


def _suggestion(shelf: Shelf, number: int) -> Suggestion:
    document = shelf.card(number).document
    return Suggestion(document.key, document.title, document.kind, document.language, document.extra)
