"""One search, from what was typed to the documents in their order."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from search_index.openings import titles_within
from search_index.parsing import is_narrowed, understand
from search_index.refining import refined
from search_index.weights import FEW
from search_index.whoosh.budget import Budget
from search_index.whoosh.candidates import titled, with_all, with_most
from search_index.whoosh.ranking import scores
from search_index.whoosh.selection import Selection
from search_index.whoosh.sought import seek

if TYPE_CHECKING:
    from search_index.parsing import Asked
    from search_index.query import Query
    from search_index.sorts import Sorts
    from search_index.whoosh.library import Library
    from search_index.whoosh.sought import Question

_POSTINGS = 400_000  # that one search may read
_REFINED = 60  # of the best, whose order is settled by where the words stand


class Place(NamedTuple):
    """A document among those that were found; the greatest comes first."""

    whole: bool
    """Whether it holds all that was asked for, or is called so."""
    score: float
    shelf: int
    document: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, in order as far as anybody will look."""

    asked: Asked
    question: Question
    places: list[Place]
    sorts: Sorts
    whole: int
    """How many documents hold all the words."""
    total: int
    relaxed: bool
    cut: bool


def answer(query: Query, library: Library) -> Answer:
    """Find what a query asks for."""
    asked = understand(query.words)
    return _Search(query, asked, library).answer()


class _Search:
    def __init__(self, query: Query, asked: Asked, library: Library) -> None:
        self.query, self.asked, self.library = query, asked, library
        self.budget = Budget(_POSTINGS)
        self.question = seek(asked, library, self.budget)
        self.titles = titles_within(asked)

    def answer(self) -> Answer:
        selection = Selection(self.query, self.asked)
        whole = [self._whole(number, selection) for number in range(len(self.library.shelves))]
        some: list[set[int]] = [set() for _ in whole]
        relaxed = self.question.can_be_relaxed and sum(map(len, whole)) < FEW
        if relaxed:
            some = [self._most(number, held, selection) for number, held in enumerate(whole)]
        return Answer(
            asked=self.asked,
            question=self.question,
            places=self._in_order(whole, some),
            sorts=selection.sorts,
            whole=sum(map(len, whole)),
            total=sum(map(len, whole)) + sum(map(len, some)),
            relaxed=any(some),
            cut=self.asked.cut or self.budget.exceeded,
        )

    def _whole(self, number: int, selection: Selection) -> set[int]:
        """Return what holds all the words, or is called so, and fits."""
        shelf = self.library.shelves[number]
        if self.question.words:
            held = with_all(self.question.words, number) | titled(self.titles, shelf)
        else:
            held = set(range(len(shelf))) if is_narrowed(self.query, self.asked) else set()
        return self._fitting(held, number, selection)

    def _most(self, number: int, whole: set[int], selection: Selection) -> set[int]:
        """Return what besides holds most of the words, and fits."""
        return self._fitting(with_most(self.question.telling, number) - whole, number, selection)

    def _fitting(self, documents: set[int], number: int, selection: Selection) -> set[int]:
        wanted = [clause.found[number] for clause in self.question.wanted]
        unwanted = [clause.found[number] for clause in self.question.unwanted]
        return selection.of(documents, self.library.shelves[number], wanted, unwanted)

    def _in_order(self, whole: list[set[int]], some: list[set[int]]) -> list[Place]:
        end = max(0, self.query.offset) + max(0, self.query.limit)
        if self.query.order == "newest" or not self.question.telling:
            return self._newest(whole, some, end)
        best = self._best(whole, max(end, _REFINED), is_whole=True)
        best += self._best(some, max(end, _REFINED) - len(best), is_whole=False)
        return self._refined(best[:_REFINED]) + best[_REFINED:]

    def _newest(self, whole: list[set[int]], some: list[set[int]], count: int) -> list[Place]:
        return heapq.nlargest(
            count,
            (
                Place(True, shelf.moments[document], number, document)
                for number, shelf in enumerate(self.library.shelves)
                for document in whole[number] | some[number]
            ),
        )

    def _best(self, chosen: list[set[int]], count: int, *, is_whole: bool) -> list[Place]:
        """Return so many of the documents that are most about what was asked, in order."""
        found = []
        for number, shelf in enumerate(self.library.shelves):
            words = [(word.found[number].amounts, word.rarity) for word in self.question.telling]
            found.append(scores(chosen[number], words, shelf, self.library.average_length))
        # Comparing numbers alone is much quicker than comparing places.
        least = min(heapq.nlargest(count, chain.from_iterable(each.values() for each in found)), default=0.0)
        places = (
            Place(is_whole, score, number, document)
            for number, each in enumerate(found)
            for document, score in each.items()
            if score >= least
        )
        return heapq.nlargest(count, places)

    def _refined(self, places: list[Place]) -> list[Place]:
        telling, stop_words = self.question.telling, self.question.stop_words
        rarities = [word.rarity for word in telling] + [0.0] * len(stop_words)
        standing = [
            [word.found[number].standing for word in telling] + [word[number] for word in stop_words]
            for number in range(len(self.library.shelves))
        ]
        return sorted(
            (
                place._replace(score=refined(place.score, positions, rarities, shelf.titled[place.document]))
                for place in places
                for shelf in (self.library.shelves[place.shelf],)
                for positions in ([each.positions(place.document) for each in standing[place.shelf]],)
            ),
            reverse=True,
        )
