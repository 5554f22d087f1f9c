"""What a query seeks, as the database can be asked for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search_index import question
from search_index.postgres.forms import direct_forms, exact_forms, forms
from search_index.postgres.vectors import any_of, both, either, side_by_side
from search_index.question import Weighed
from search_index.wanted import Wanted, wanted_words
from search_index.weights import OFTEN

if TYPE_CHECKING:
    from search_index.parsing import Asked, Clause
    from search_index.postgres.database import Asking
    from search_index.postgres.forms import Form


@dataclass(frozen=True, slots=True)
class Sought(Weighed):
    """A word, or some side by side: the query that finds it, and by which terms."""

    query: str
    scattered: str
    """The query that finds, besides, what holds no more than some of the parts that it is made of."""
    near: list[Form]
    """The terms of the words themselves, and of the parts that they are made of."""
    far: list[Form]
    """The terms of compounds."""
    direct: int
    """In how many documents the word itself is."""

    @property
    def terms(self) -> list[str]:
        """All terms that it is found by."""
        return [form.term for form in self.near + self.far]


class Question(question.Question[Sought, list[str]]):
    """All that a query seeks and shuns; words of little account by their terms."""

    @property
    def can_be_relaxed(self) -> bool:
        """Whether something is left without a plain word, or without a part of one."""
        return super().can_be_relaxed or any(word.scattered != word.query for word in self.words)


def seek(asked: Asked, asking: Asking) -> Question:
    """Find out what to ask for."""
    words = wanted_words(asked.runs)
    exact = {word.folded: exact_forms(word, asking) for word in words if word.is_stop_word}
    stop_words = [word for word in words if word.folded in exact and _is_frequent(exact[word.folded], asking)]
    if len(stop_words) == len(words) and not asked.wanted:
        stop_words = []
    return Question(
        [_word(word, asking) for word in words if word not in stop_words],
        [_clause(clause, asking) for clause in asked.wanted if clause.field in {"text", "title"}],
        [_clause(clause, asking) for clause in asked.unwanted if clause.field in {"text", "title"}],
        [[form.term for form in exact[word.folded]] for word in stop_words],
    )


def _is_frequent(found: list[Form], asking: Asking) -> bool:
    return not 0 < _count(found) < OFTEN * asking.build.documents


def _word(word: Wanted, asking: Asking) -> Sought:
    direct, compounds, parts = forms(word, asking)
    itself = [any_of(each) for each in (direct, compounds) if each]
    known = [part for part in parts if part]
    whole = either([*itself, both(map(any_of, parts))] if parts and all(parts) else itself)
    near = [*direct, *(form for part in parts for form in part)]
    common = _count(direct) or _count(compounds) or min(map(_count, known), default=0)
    scattered = either([*itself, *map(any_of, known)])
    return Sought(word.word, _rarity(common, asking), whole, scattered, near, compounds, _count(direct))


def _clause(clause: Clause, asking: Asking) -> Sought:
    find = exact_forms if clause.quoted else direct_forms
    found = [find(Wanted.called(word), asking) for word in clause.words]
    joined = both if clause.field == "title" and not clause.quoted else side_by_side
    query = joined(any_of(each, "A" if clause.field == "title" else "") for each in found)
    rarest = min(map(_count, found))
    return Sought(
        " ".join(clause.words),
        _rarity(rarest, asking),
        query,
        query,
        [form for each in found for form in each],
        [],
        rarest,
    )


def _count(found: list[Form]) -> int:
    return sum(form.documents for form in found)


def _rarity(documents: int, asking: Asking) -> float:
    count = min(documents, asking.build.documents)
    return math.log(1 + (asking.build.documents - count + 0.5) / (count + 0.5))
