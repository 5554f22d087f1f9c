"""Which documents of a segment meet a clause: words side by side, words of the title, or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.labels import label
from search_index.stemming import LANGUAGES, OTHER, understood
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
    fitting = {number for number, sort in enumerate(shelf.sorts) if is_language(sort[1], language)}
    return [document for document, sort in enumerate(shelf.sort_of) if sort in fitting]


def is_language(of_document: str, asked: str) -> bool:
    """Tell whether a document in one language is meant by another: `da-DK` by `da`, `fr` by `fr` and by
    `other`."""
    asked = asked.casefold()
    if asked in {*LANGUAGES, OTHER}:
        return understood(of_document) == asked
    return of_document.casefold() == asked


def _all(documents: Iterable[int], shelf: Shelf) -> Found:
    amounts = dict.fromkeys(documents, 1.0)
    return Found(amounts, len(amounts), Standing(shelf))


def _in_words(clause: Clause, shelf: Shelf, budget: Budget) -> Found:
    forms = exact_forms if clause.quoted else direct_forms
    numbers = [forms(Wanted.called(word), shelf.lexicon) for word in clause.words]
    words = [standing(each, shelf) for each in numbers]
    titled = clause.field == "title"
    times = _any_order if titled and not clause.quoted else _side_by_side
    amounts = {}
    for document in set.intersection(*(word.documents() for word in words)):
        if not budget.spend(len(words)):
            break
        end = shelf.titled[document] if titled else None
        amounts[document] = times([_up_to(end, word.positions(document)) for word in words])
    amounts = {document: amount for document, amount in amounts.items() if amount}
    return Found(amounts, len(amounts), standing((number for each in numbers for number in each), shelf))


def _up_to(end: int | None, positions: list[int]) -> set[int]:
    return {position for position in positions if end is None or position < end}


def _any_order(words: list[set[int]]) -> float:
    return float(all(words))


def _side_by_side(words: list[set[int]]) -> float:
    beginnings = ({position - offset for position in positions} for offset, positions in enumerate(words))
    return float(len(set.intersection(*beginnings)))
