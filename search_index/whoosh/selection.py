"""Which of the documents that were found may be shown, and how many there are of each sort."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search_index.labels import label
from search_index.moments import NEVER, beginning_of
from search_index.whoosh import names
from search_index.whoosh.clauses import is_language, named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from search_index.parsing import Asked
    from search_index.query import Query
    from search_index.whoosh.finding import Found
    from search_index.whoosh.shelf import Shelf

Sort = tuple[str, str, str]


@dataclass(slots=True)
class Selection:
    """Chooses by what a query filters by, segment after segment, and counts."""

    query: Query
    asked: Asked
    sorts: Counter[Sort] = field(default_factory=Counter)
    """How many fit all filters but those by kind and language, of each sort."""

    def of(self, documents: set[int], shelf: Shelf, wanted: list[Found], unwanted: list[Found]) -> set[int]:
        """Return those of the documents that fit."""
        chosen = documents - shelf.removed
        for found in wanted:
            chosen &= found.amounts.keys()
        for found in unwanted:
            chosen -= found.amounts.keys()
        chosen = self._with_names(chosen, shelf)
        chosen = self._in_time(chosen, shelf)
        return self._of_sort(chosen, shelf)

    def facets(self) -> dict[str, Mapping[str, int]]:
        """Return how many there are of each kind and of each language, of all that was chosen from."""
        kinds: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        for sort, count in self.sorts.items():
            if self._is_of_kind(sort):
                languages[sort[1]] += count
            if self._is_in_language(sort):
                kinds[sort[0]] += count
        return {"kind": kinds, "language": languages}

    def _with_names(self, documents: set[int], shelf: Shelf) -> set[int]:
        for term, asked in ((names.tag, self.query.tags), (names.author, self.query.authors)):
            if asked:
                documents &= set().union(*(named(shelf, term(label(each))).amounts for each in asked))
        return documents

    def _in_time(self, documents: set[int], shelf: Shelf) -> set[int]:
        after = _latest(self.query.after, self.asked.after)
        before = _earliest(self.query.before, self.asked.before)
        moments = shelf.moments
        if after:
            first = beginning_of(after)
            documents = {document for document in documents if moments[document] >= first}
        if before:
            end = beginning_of(before)
            documents = {document for document in documents if NEVER < moments[document] < end}
        return documents

    def _of_sort(self, documents: set[int], shelf: Shelf) -> set[int]:
        sort_of = shelf.sort_of
        counts = Counter(map(sort_of.__getitem__, documents))
        fitting = set()
        for number, count in counts.items():
            sort = shelf.sorts[number]
            if sort[2] in self.query.audiences:
                self.sorts[sort] += count
                if self._is_of_kind(sort) and self._is_in_language(sort):
                    fitting.add(number)
        if fitting == counts.keys():
            return documents
        return {document for document in documents if sort_of[document] in fitting}

    def _is_of_kind(self, sort: Sort) -> bool:
        return not self.query.kinds or sort[0] in self.query.kinds

    def _is_in_language(self, sort: Sort) -> bool:
        return not self.query.languages or any(is_language(sort[1], each) for each in self.query.languages)


def _latest(*days: date | None) -> date | None:
    return max(filter(None, days), default=None)


def _earliest(*days: date | None) -> date | None:
    return min(filter(None, days), default=None)
