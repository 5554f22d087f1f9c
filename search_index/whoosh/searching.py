"""One search, from what was typed to the documents in their order."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search_index.parsing import understand
from search_index.weights import FEW
from search_index.whoosh.budget import Budget
from search_index.whoosh.candidates import titled, titles_within, with_all, with_most
from search_index.whoosh.ranking import refined, scores
from search_index.whoosh.selection import Selection
from search_index.whoosh.sought import seek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.parsing import Asked
    from search_index.query import Query
    from search_index.whoosh.library import Library
    from search_index.whoosh.sought import Question

_POSTINGS = 400_000  # that one search may read
_REFINED = 100  # of the best, whose order is settled by where the words stand


@dataclass(frozen=True, slots=True, order=True)
class Place:
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
    selection: Selection
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
        relaxed = len(self.question.words) > 1 and sum(map(len, whole)) < FEW
        if relaxed:
            some = [self._most(number, held, selection) for number, held in enumerate(whole)]
        return Answer(
            asked=self.asked,
            question=self.question,
            places=self._in_order(whole, some),
            selection=selection,
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
            held = set(range(len(shelf))) if _is_narrowed(self.query, self.asked) else set()
        return self._fitting(held, number, selection)

    def _most(self, number: int, whole: set[int], selection: Selection) -> set[int]:
        """Return what besides holds most of the words, and fits."""
        return self._fitting(with_most(self.question.words, number) - whole, number, selection)

    def _fitting(self, documents: set[int], number: int, selection: Selection) -> set[int]:
        wanted = [clause.found[number] for clause in self.question.wanted]
        unwanted = [clause.found[number] for clause in self.question.unwanted]
        return selection.of(documents, self.library.shelves[number], wanted, unwanted)

    def _in_order(self, whole: list[set[int]], some: list[set[int]]) -> list[Place]:
        end = max(0, self.query.offset) + max(0, self.query.limit)
        if self.query.order == "newest" or not self.question.telling:
            return heapq.nlargest(end, self._by_moment(whole, some))
        best = heapq.nlargest(max(end, _REFINED), self._by_score(whole, some))
        return sorted(map(self._refined, best[:_REFINED]), reverse=True) + best[_REFINED:]

    def _by_moment(self, whole: list[set[int]], some: list[set[int]]) -> Iterator[Place]:
        for number, shelf in enumerate(self.library.shelves):
            for document in whole[number] | some[number]:
                yield Place(True, shelf.moments[document], number, document)

    def _by_score(self, whole: list[set[int]], some: list[set[int]]) -> Iterator[Place]:
        for number, shelf in enumerate(self.library.shelves):
            words = [(word.found[number].amounts, word.rarity) for word in self.question.telling]
            for documents, is_whole in ((whole[number], True), (some[number], False)):
                found = scores(documents, words, shelf, self.library.average_length)
                for document, score in found.items():
                    yield Place(is_whole, score, number, document)

    def _refined(self, place: Place) -> Place:
        telling = self.question.telling
        standing = [word.found[place.shelf].standing for word in telling]
        standing += [word[place.shelf] for word in self.question.stop_words]
        rarities = [word.rarity for word in telling] + [0.0] * len(self.question.stop_words)
        places = [each.positions(place.document) for each in standing]
        title = self.library.shelves[place.shelf].titled[place.document]
        return replace(place, score=refined(place.score, places, rarities, title))


def _is_narrowed(query: Query, asked: Asked) -> bool:
    return any(
        (query.kinds, query.languages, query.tags, query.authors, query.after, query.before, asked.wanted, asked.unwanted,
         asked.after, asked.before)
    )  # fmt: skip
