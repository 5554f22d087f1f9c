"""The sorts of documents there are among what was found: what is filtered by kind and language, and counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from search_index.stemming import LANGUAGES, OTHER, understood

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search_index.query import Query


class Sort(NamedTuple):
    """What all documents of a sort have in common."""

    kind: str
    language: str
    audience: str


class Sorts:
    """How many documents of each sort fit all filters of a query but those by kind and language."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._counts: Counter[Sort] = Counter()

    def add(self, sort: Sort, count: int) -> bool:
        """Count documents of a sort, and tell whether the query is for them."""
        if sort.audience not in self._query.audiences:
            return False
        self._counts[sort] += count
        return self._is_of_kind(sort) and self._is_in_language(sort)

    def facets(self) -> dict[str, Mapping[str, int]]:
        """Return how many there are of each kind and of each language, were they not filtered by that itself."""
        kinds: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        for sort, count in self._counts.items():
            if self._is_of_kind(sort):
                languages[sort.language] += count
            if self._is_in_language(sort):
                kinds[sort.kind] += count
        return {"kind": kinds, "language": languages}

    def _is_of_kind(self, sort: Sort) -> bool:
        return not self._query.kinds or sort.kind in self._query.kinds

    def _is_in_language(self, sort: Sort) -> bool:
        return not self._query.languages or any(is_language(sort.language, each) for each in self._query.languages)


def is_language(of_document: str, asked: str) -> bool:
    """Tell whether a language is meant by another: `da-DK` by `da`, `fr` by `fr` and by `other`."""
    asked = asked.casefold()
    if asked in {*LANGUAGES, OTHER}:
        return understood(of_document) == asked
    return of_document.casefold() == asked
