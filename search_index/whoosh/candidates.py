"""Which documents of a segment may be hits: those that hold all the words, or most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.weights import MOST
from search_index.whoosh import names

if TYPE_CHECKING:
    from search_index.whoosh.shelf import Shelf
    from search_index.whoosh.sought import Sought


def with_all(words: list[Sought], at: int) -> set[int]:
    """Return the documents of the segment at that place which hold all words."""
    by_number = sorted((word.found[at].whole for word in words), key=len)
    return set(by_number[0]).intersection(*by_number[1:])


def with_most(words: list[Sought], at: int) -> set[int]:
    """Return those that hold most of what the words weigh: the rarer a word, the more it weighs."""
    weights = [word.rarity for word in words if any(found.amounts for found in word.found)]
    if not weights:
        return set()
    enough = MOST * sum(weights) / len(weights)
    weighed = dict.fromkeys(_with_one_of_the_rarest(words, at, enough), 0.0)
    for word in words:
        for document in weighed.keys() & word.found[at].amounts.keys():
            weighed[document] += word.rarity
    return {document for document, weight in weighed.items() if weight >= enough}


def titled(titles: list[str], shelf: Shelf) -> set[int]:
    """Return the documents that have one of the titles."""
    found = set[int]()
    for title in titles:
        number = shelf.lexicon.number(names.opening(title))
        if number is not None:
            found.update(shelf.documents_and_weights(number)[0])
    return found


def _with_one_of_the_rarest(words: list[Sought], at: int, enough: float) -> set[int]:
    """Return what must be looked at: a document that only holds others can't hold enough."""
    found = set[int]()
    left = sum(word.rarity for word in words)
    for word in sorted(words, key=lambda word: -word.rarity):
        if left < enough:
            break
        found |= word.found[at].amounts.keys()
        left -= word.rarity
    return found
