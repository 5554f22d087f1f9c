"""Which of the documents that were found may be shown, and how many there are of each sort."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from search_index.labels import label
from search_index.moments import NEVER, period
from search_index.sorts import Sorts
from search_index.whoosh import names
from search_index.whoosh.clauses import named

if TYPE_CHECKING:
    from search_index.parsing import Asked
    from search_index.query import Query
    from search_index.whoosh.finding import Found
    from search_index.whoosh.shelf import Shelf


class Selection:
    """Chooses by what a query filters by, segment after segment."""

    def __init__(self, query: Query, asked: Asked) -> None:
        self._query = query
        self._period = period(query, asked)
        self.sorts = Sorts(query)

    def of(self, documents: set[int], shelf: Shelf, wanted: list[Found], unwanted: list[Found]) -> set[int]:
        """Return those of the documents that fit."""
        chosen = documents - shelf.removed
        for found in wanted:
            chosen &= found.amounts.keys()
        for found in unwanted:
            chosen -= found.amounts.keys()
        return self._of_sort(self._in_time(self._with_names(chosen, shelf), shelf), shelf)

    def _with_names(self, documents: set[int], shelf: Shelf) -> set[int]:
        for term, asked in ((names.tag, self._query.tags), (names.author, self._query.authors)):
            if asked:
                documents &= set().union(*(named(shelf, term(label(each))).amounts for each in asked))
        return documents

    def _in_time(self, documents: set[int], shelf: Shelf) -> set[int]:
        first, end = self._period
        moments = shelf.moments
        if first is not None:
            documents = {document for document in documents if moments[document] >= first}
        if end is not None:
            documents = {document for document in documents if NEVER < moments[document] < end}
        return documents

    def _of_sort(self, documents: set[int], shelf: Shelf) -> set[int]:
        sort_of = shelf.sort_of
        counts = Counter(map(sort_of.__getitem__, documents))
        fitting = {number for number, count in counts.items() if self.sorts.add(shelf.sorts[number], count)}
        if fitting == counts.keys():
            return documents
        return {document for document in documents if sort_of[document] in fitting}
