"""Which documents of a segment meet a clause: words side by side, words of the title, or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.labels import label
from search_index.sorts import is_language
from search_index.wanted import Wanted
from search_index.whoosh import names
from search_index.whoosh.finding import Found
from search_index.whoosh.forms import direct_forms, exact_forms
from search_index.whoosh.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search_index.parsing import Clause
    from search_index.whoosh.budget import Budget
    from search_index.whoosh.shelf import Shelf

_TIMES = 8  # as much as a posting costs looking where a word stands in a document


def meeting(clause: Clause, shelf: Shelf, budget: Budget) -> Found:
    """Return the documents that meet a clause, and how many times they do."""
    if clause.field == "tag":
        return named(shelf, names.tag(label(clause.words[0])))
    if clause.field == "by":
        return named(shelf, names.author(label(clause.words[0])))
    if clause.field == "language":
        return _all(in_language(shelf, clause.words[0]), shelf)
    return _in_words(clause, shelf, budget)


def named(shelf: Shelf, term: bytes) -> Found:
    """Return the documents that have a name: a tag, or whoever wrote."""
    number = shelf.lexicon.number(term)
    return _all(() if number is None else shelf.documents_and_weights(number)[0], shelf)


def in_language(shelf: Shelf, language: str) -> list[int]:
    """Return the documents in a language; `other` is any that isn't understood."""
    fitting = {number for number, sort in enumerate(shelf.sorts) if is_language(sort.language, language)}
    return [document for document, sort in enumerate(shelf.sort_of) if sort in fitting]


def _all(documents: Iterable[int], shelf: Shelf) -> Found:
    amounts = dict.fromkeys(documents, 1.0)
    return Found(amounts, set(), len(amounts), Standing(shelf), Standing(shelf))


def _in_words(clause: Clause, shelf: Shelf, budget: Budget) -> Found:
    forms = exact_forms if clause.quoted else direct_forms
    numbers = [forms(Wanted.called(word), shelf.lexicon) for word in clause.words]
    words = [standing(each, shelf) for each in numbers]
    documents = set.intersection(*(word.documents() for word in words))
    if len(words) > 1 or clause.field == "title":
        amounts = _amounts(documents, clause, words, shelf, budget)
    else:
        amounts = dict.fromkeys(documents, 1.0)
    everywhere = standing((number for each in numbers for number in each), shelf)
    return Found(amounts, set(), len(amounts), everywhere, Standing(shelf))


def _amounts(
    documents: set[int], clause: Clause, words: list[Standing], shelf: Shelf, budget: Budget
) -> dict[int, float]:
    """Return how many times the words stand as they should, where they do."""
    titled = clause.field == "title"
    times = _any_order if titled and not clause.quoted else _side_by_side
    amounts = {}
    for document in documents:
        if not budget.spend(_TIMES * len(words)):
            break
        positions = [word.positions(document) for word in words]
        if titled:
            positions = [[each for each in some if each < shelf.titled[document]] for some in positions]
        if amount := times(positions):
            amounts[document] = amount
    return amounts


def _any_order(words: list[list[int]]) -> float:
    return float(all(words))


def _side_by_side(words: list[list[int]]) -> float:
    first, *others = words
    beginnings = set(first)
    for offset, positions in enumerate(others, 1):
        beginnings &= {position - offset for position in positions}
    return float(len(beginnings))
