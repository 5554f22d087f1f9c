"""From the documents that were found to the results that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.results import Results
from search_index.whoosh.searching import answer
from search_index.whoosh.showing import hit
from search_index.whoosh.spelling import did_you_mean

if TYPE_CHECKING:
    from search_index.query import Query
    from search_index.whoosh.library import Library


def results(query: Query, library: Library) -> Results:
    """Search, and return one page of what was found."""
    found = answer(query, library)
    begin = max(0, query.offset)
    page = found.places[begin : begin + max(0, query.limit)]
    return Results(
        hits=tuple(hit(place, found.question, library) for place in page),
        total=found.total,
        at_least=found.cut,
        relaxed=found.relaxed,
        cut=found.cut,
        facets=found.selection.facets(),
        did_you_mean=did_you_mean(query, found, library),
    )
