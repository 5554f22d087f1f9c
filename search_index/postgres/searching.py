"""One search, from what was typed to the documents in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search_index.openings import titles_within
from search_index.parsing import is_narrowed, understand
from search_index.postgres.conditions import Conditions
from search_index.postgres.placing import places_of
from search_index.postgres.scoring import score
from search_index.postgres.sought import seek
from search_index.postgres.vectors import both, either
from search_index.refining import refined
from search_index.sorts import Sort, Sorts
from search_index.weights import FEW, MOST

if TYPE_CHECKING:
    from search_index.parsing import Asked
    from search_index.postgres.database import Asking
    from search_index.postgres.sought import Question
    from search_index.query import Query

_REFINED = 60  # of the best, whose order is settled by where the words stand

_COUNTED = """
    SELECT kind, language, audience, count(*), count(*) FILTER (WHERE {whole})
    FROM {{build}}.document JOIN {{build}}.words USING (id) WHERE {conditions} AND {found}
    GROUP BY kind, language, audience
"""
_ORDERED = """
    SELECT {whole} AS whole, {score} AS score, id, titled
    FROM {{build}}.document JOIN {{build}}.words USING (id) WHERE {conditions} AND {found}
    ORDER BY whole DESC, score DESC, id DESC LIMIT {limit}
"""


class Place(NamedTuple):
    """A document among those that were found; the greatest comes first."""

    whole: bool
    """Whether it holds all that was asked for, or is called so."""
    score: float
    document: int
    titled: int


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


def answer(query: Query, asking: Asking) -> Answer:
    """Find what a query asks for."""
    return _Search(query, understand(query.words), asking).answer()


class _Search:
    def __init__(self, query: Query, asked: Asked, asking: Asking) -> None:
        self.query, self.asked, self.asking = query, asked, asking
        self.question = seek(asked, asking)
        self.conditions = Conditions(query, asked)
        for clause in self.question.unwanted:
            self.conditions.add("NOT vector @@ {}::tsquery", clause.query)
        for clause in self.question.wanted:
            self.conditions.add("vector @@ {}::tsquery", clause.query)

    def answer(self) -> Answer:
        found = whole = self._whole()
        sorts, fitting, total, count = self._counted(whole, found)
        if self.question.can_be_relaxed and count < FEW:
            found = self._most(whole)
            sorts, fitting, total, count = self._counted(whole, found)
        places = self._in_order(whole, found, fitting)
        return Answer(self.asked, self.question, places, sorts, count, total)

    def _whole(self) -> str:
        """Return the condition of holding all the words, or being called so."""
        words = self.question.words
        if not words:
            return str(is_narrowed(self.query, self.asked)).lower()
        query = self.conditions.value(both(word.query for word in words))
        return f"(vector @@ {query}::tsquery OR id = ANY({self.conditions.value(self._called_so())}))"

    def _most(self, whole: str) -> str:
        """Return the condition of holding all the words, or most of them."""
        words = [word for word in self.question.telling if word.near or word.far]
        enough = MOST * sum(word.rarity for word in words) / max(1, len(words))
        one = self.conditions.value(either(word.scattered for word in words))
        weighed = " + ".join(
            f"(vector @@ {self.conditions.value(word.scattered)}::tsquery)::integer * {word.rarity}"
            for word in words
        )
        return f"({whole} OR vector @@ {one}::tsquery AND {weighed or 0} >= {enough})"

    def _called_so(self) -> list[int]:
        asked = "SELECT id FROM {build}.opening WHERE NOT is_inner AND letters = ANY(%(titles)s)"
        titles = titles_within(self.asked)
        return [number for (number,) in self.asking.rows(asked, titles=titles)] if titles else []

    def _counted(self, whole: str, found: str) -> tuple[Sorts, list[list[str]], int, int]:
        """Return the sorts there are, those that fit, and of how many documents: all, and those with all words."""
        sorts, total, with_all = Sorts(self.query), 0, 0
        fitting: list[list[str]] = []
        asked = _COUNTED.format(whole=whole, found=found, conditions=self.conditions)
        for *names, count, whole_count in self.asking.rows(asked, **self.conditions.values):
            if sorts.add(Sort(*names), count):
                fitting.append(names)
                total, with_all = total + count, with_all + whole_count
        return sorts, fitting, total, with_all

    def _in_order(self, whole: str, found: str, fitting: list[list[str]]) -> list[Place]:
        end = max(0, self.query.offset) + max(0, self.query.limit)
        telling = self.question.telling
        newest = self.query.order == "newest" or not telling
        sorts = ["\1".join(names) for names in fitting]
        self.conditions.add("kind || chr(1) || language || chr(1) || audience = ANY({})", sorts)
        asked = _ORDERED.format(
            whole="true" if newest else whole,
            score="moment" if newest else score(telling, self.conditions, self.asking.build.average_length),
            found=found,
            conditions=self.conditions,
            limit=end if newest else max(end, _REFINED),
        )
        places = [Place(*row) for row in self.asking.rows(asked, **self.conditions.values)]
        return places if newest else self._refined(places[:_REFINED]) + places[_REFINED:]

    def _refined(self, places: list[Place]) -> list[Place]:
        telling, stop_words = self.question.telling, self.question.stop_words
        terms = [[form.term for form in word.near] for word in telling] + stop_words
        rarities = [word.rarity for word in telling] + [0.0] * len(stop_words)
        standing = places_of([place.document for place in places], terms, self.asking)
        return sorted(
            (
                place._replace(score=refined(place.score, standing[place.document], rarities, place.titled))
                for place in places
            ),
            reverse=True,
        )
