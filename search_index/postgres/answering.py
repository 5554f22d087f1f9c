"""From the documents that were found to the results that are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search_index.card import unpack
from search_index.postgres.placing import places_of
from search_index.postgres.searching import answer
from search_index.postgres.spelling import better_word
from search_index.results import Results
from search_index.showing import hit
from search_index.spelling import did_you_mean

if TYPE_CHECKING:
    from search_index.postgres.database import Asking
    from search_index.postgres.searching import Answer, Place
    from search_index.query import Query
    from search_index.results import Hit


def results(query: Query, asking: Asking) -> Results:
    """Search, and return one page of what was found."""
    found = answer(query, asking)
    begin = max(0, query.offset)
    page = found.places[begin : begin + max(0, query.limit)]
    return Results(
        hits=tuple(_hits(page, found, asking)),
        total=found.total,
        at_least=found.asked.cut,
        relaxed=found.total > found.whole,
        cut=found.asked.cut,
        facets=found.sorts.facets(),
        did_you_mean=did_you_mean(
            found.asked,
            found.whole,
            {word.typed: word.direct for word in found.question.words},
            lambda word, count: better_word(word, count, asking),
            lambda text: answer(replace(query, words=text), asking).whole,
        ),
    )


def _hits(page: list[Place], found: Answer, asking: Asking) -> list[Hit]:
    telling, words = found.question.telling, found.question.words
    numbers = [place.document for place in page]
    standing = places_of(numbers, [word.terms for word in telling], asking)
    there = _there(numbers, found, asking)
    cards = dict(asking.rows("SELECT id, card FROM {build}.document WHERE id = ANY(%(numbers)s)", numbers=numbers))
    return [
        hit(
            unpack(cards[place.document]), place.score, standing[place.document],
            tuple(word.typed for number, word in enumerate(words) if number not in there[place.document]),
        )
        for place in page
    ]  # fmt: skip


def _there(numbers: list[int], found: Answer, asking: Asking) -> dict[int, set[int]]:
    """Return which of the words each document holds, by their numbers."""
    there: dict[int, set[int]] = {number: set() for number in numbers}
    for word, each in enumerate(found.question.words):
        asked = "SELECT id FROM {build}.words WHERE id = ANY(%(numbers)s) AND vector @@ %(query)s::tsquery"
        for (number,) in asking.rows(asked, numbers=numbers, query=each.scattered):
            there[number].add(word)
    return there
