"""Where terms stand in a document: read for the few documents that it is asked of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from search_index.whoosh.postings import Positions
    from search_index.whoosh.shelf import Shelf


class Standing:
    """Some terms of a segment, by their numbers."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms: list[tuple[int, array[int]]] = []
        self._positions: dict[int, Positions] = {}

    def add(self, number: int, documents: array[int]) -> None:
        """Add a term, with the documents that it is in."""
        self._terms.append((number, documents))

    def documents(self) -> set[int]:
        """Return all documents in which one of the terms is."""
        return set[int]().union(*(documents for _, documents in self._terms))

    def positions(self, document: int) -> list[int]:
        """Return where the terms stand in a document, in no order."""
        found: list[int] = []
        for number, documents in self._terms:
            index = bisect_left(documents, document)
            if index < len(documents) and documents[index] == document:
                found.extend(self._positions_of(number)[index])
        return found

    def _positions_of(self, number: int) -> Positions:
        if number not in self._positions:
            self._positions[number] = self._shelf.positions(number)
        return self._positions[number]


def standing(numbers: Iterable[int], shelf: Shelf) -> Standing:
    """Return where the terms of those numbers stand."""
    terms = Standing(shelf)
    for number in numbers:
        terms.add(number, shelf.documents_and_weights(number)[0])
    return terms
