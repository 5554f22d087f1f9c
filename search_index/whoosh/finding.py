"""In which documents of a segment a word is, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search_index.weights import COMPOUND, MOST_OF_PARTS, PIECE
from search_index.whoosh.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from search_index.whoosh.budget import Budget
    from search_index.whoosh.forms import Forms
    from search_index.whoosh.shelf import Shelf


@dataclass(slots=True)
class Found:
    """What was found of one word in one segment."""

    amounts: dict[int, float]
    """By document: how many times it counts for, however it is written there."""
    scattered: set[int]
    """In which of them there is no more than some of the parts that it is made of."""
    direct: int
    """In how many of them it is, or an inflection of it."""
    standing: Standing
    """Where the word stands, or the parts that it is made of."""
    compounds: Standing
    """Where the compounds stand."""

    @property
    def whole(self) -> AbstractSet[int]:
        """The documents in which it is, if only by all its parts."""
        return self.amounts.keys() - self.scattered if self.scattered else self.amounts.keys()


def find(forms: Forms, shelf: Shelf, budget: Budget) -> Found:
    """Return where a word is: itself, in compounds, or by the parts that it is made of."""
    standing, compounds = Standing(shelf), Standing(shelf)
    amounts = _amounts(forms.direct.items(), shelf, budget, standing)
    direct = len(amounts)
    others = _amounts(((number, COMPOUND) for number in forms.compounds), shelf, budget, compounds)
    scattered = _add_made_of(others, forms.parts, shelf, budget, standing) - amounts.keys()
    for document, amount in others.items():
        amounts[document] = amounts.get(document, 0.0) + min(amount, MOST_OF_PARTS)
    return Found(amounts, scattered, direct, standing, compounds)


def _amounts(
    terms: Iterable[tuple[int, float]], shelf: Shelf, budget: Budget, standing: Standing
) -> dict[int, float]:
    amounts = dict[int, float]()
    for number, nearness in terms:
        if not budget.spend(shelf.lexicon.counts[number]):
            break
        documents, weights = shelf.documents_and_weights(number)
        standing.add(number, documents)
        if amounts or nearness != 1.0:
            for document, weight in zip(documents, weights, strict=True):
                amounts[document] = amounts.get(document, 0.0) + weight * nearness
        else:
            amounts = dict(zip(documents, weights, strict=True))
    return amounts


def _add_made_of(
    amounts: dict[int, float], parts: list[list[int]], shelf: Shelf, budget: Budget, standing: Standing
) -> set[int]:
    """Add the documents that hold parts of a compound; half of the parts count for a quarter of all. Return those
    that hold nothing else."""
    before = set(amounts)
    found = [_amounts(((number, 1.0) for number in part), shelf, budget, standing) for part in parts]
    for document in set[int]().union(*found):
        there = [part[document] for part in found if document in part]
        share = len(there) / len(found)
        amounts[document] = amounts.get(document, 0.0) + PIECE * share * share * sum(there) / len(there)
    return amounts.keys() - before - set[int].intersection(*map(set[int], found)) if found else set()
