"""What a query seeks, found in every segment."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search_index import question
from search_index.question import Weighed
from search_index.wanted import wanted_words
from search_index.weights import OFTEN
from search_index.whoosh.clauses import meeting
from search_index.whoosh.finding import find
from search_index.whoosh.forms import exact_forms, forms_by_shelf
from search_index.whoosh.standing import Standing, standing

if TYPE_CHECKING:
    from search_index.parsing import Asked, Clause
    from search_index.wanted import Wanted
    from search_index.whoosh.budget import Budget
    from search_index.whoosh.finding import Found
    from search_index.whoosh.library import Library


@dataclass(frozen=True, slots=True)
class Sought(Weighed):
    """A word, or a clause, with what was found of it in each segment."""

    found: list[Found]


class Question(question.Question[Sought, list[Standing]]):
    """All that a query seeks and shuns; words of little account by where they stand in each segment."""

    @property
    def can_be_relaxed(self) -> bool:
        """Whether something is left without a plain word, or without a part of one."""
        return super().can_be_relaxed or any(found.scattered for word in self.words for found in word.found)


def seek(asked: Asked, library: Library, budget: Budget) -> Question:
    """Find all of a query."""
    words = wanted_words(asked.runs)
    stop_words = [word for word in words if word.is_stop_word and _is_frequent(word, library)]
    if len(stop_words) == len(words) and not asked.wanted:
        stop_words = []
    return Question(
        [_word(word, library, budget) for word in words if word not in stop_words],
        [_clause(clause, library, budget) for clause in asked.wanted],
        [_clause(clause, library, budget) for clause in asked.unwanted],
        [[standing(exact_forms(word, shelf.lexicon), shelf) for shelf in library.shelves] for word in stop_words],
    )


def _is_frequent(word: Wanted, library: Library) -> bool:
    """Tell whether a stop word is one in these texts: or else it was meant, as `the` is in a Danish wiki."""
    lexicons = [shelf.lexicon for shelf in library.shelves]
    count = sum(lexicon.counts[number] for lexicon in lexicons for number in exact_forms(word, lexicon))
    return not 0 < count < OFTEN * library.count


def _word(word: Wanted, library: Library, budget: Budget) -> Sought:
    forms = forms_by_shelf(word, library.shelves)
    found = [find(each, shelf, budget) for each, shelf in zip(forms, library.shelves, strict=True)]
    return Sought(word.word, _rarity(found, library), found)


def _clause(clause: Clause, library: Library, budget: Budget) -> Sought:
    found = [meeting(clause, shelf, budget) for shelf in library.shelves]
    in_words = clause.field in {"text", "title"}
    return Sought(" ".join(clause.words), _rarity(found, library) if in_words else 0.0, found)


def _rarity(found: list[Found], library: Library) -> float:
    count = sum(each.direct for each in found) or sum(len(each.amounts) for each in found)
    return math.log(1 + max(0.0, library.count - count + 0.5) / (count + 0.5))
