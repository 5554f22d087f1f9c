"""From the documents that were found to the results that are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search_index.results import Results
from search_index.showing import hit
from search_index.spelling import did_you_mean
from search_index.whoosh.searching import answer
from search_index.whoosh.spelling import better_word

if TYPE_CHECKING:
    from search_index.query import Query
    from search_index.results import Hit
    from search_index.whoosh.library import Library
    from search_index.whoosh.searching import Place
    from search_index.whoosh.sought import Question


def results(query: Query, library: Library) -> Results:
    """Search, and return one page of what was found."""
    found = answer(query, library)
    begin = max(0, query.offset)
    page = found.places[begin : begin + max(0, query.limit)]
    return Results(
        hits=tuple(_hit(place, found.question, library) for place in page),
        total=found.total,
        at_least=found.cut,
        relaxed=found.relaxed,
        cut=found.cut,
        facets=found.sorts.facets(),
        did_you_mean=did_you_mean(
            found.asked,
            found.whole,
            {word.typed: sum(each.direct for each in word.found) for word in found.question.words},
            lambda word, count: better_word(word, count, library),
            lambda text: answer(replace(query, words=text), library).whole,
        ),
    )


def _hit(place: Place, question: Question, library: Library) -> Hit:
    document = place.document
    found = [word.found[place.shelf] for word in question.telling]
    positions = [each.standing.positions(document) + each.compounds.positions(document) for each in found]
    missing = tuple(word.typed for word in question.words if document not in word.found[place.shelf].amounts)
    return hit(library.shelves[place.shelf].card(document), place.score, positions, missing)
