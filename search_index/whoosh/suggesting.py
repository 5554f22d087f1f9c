"""Titles while somebody types: by how they begin, whole or from a word within, and then by what is nearly so."""

from __future__ import annotations

import heapq
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from search_index.distance import distance_to_beginning, slips_allowed
from search_index.openings import opening
from search_index.results import Suggestion
from search_index.whoosh import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.whoosh.library import Library
    from search_index.whoosh.shelf import Shelf

_MOST_TERMS = 200  # of one kind in one segment that are looked at
_MOST_SLIPS = 100  # that are compared letter by letter


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
    if len(found) < limit and (most := slips_allowed(len(letters))):
        near = chain(_exact(letters, library), _near(letters, most, library))
        found = _chosen(near, limit, library, kinds, audiences)
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
            beginnings = sorted(shelf.beginnings.like(letters))
            terms = chain.from_iterable(shelf.lexicon.beginning_with(name(each)) for each in beginnings)
            for term in islice(terms, _MOST_SLIPS):
                whole = shelf.lexicon.terms[term][1:].decode("utf-8", "surrogatepass")
                slips = distance_to_beginning(letters, whole, most)
                if slips:
                    yield from _candidates(slips, bool(is_inner), number, term, shelf)


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
