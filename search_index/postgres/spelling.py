"""Other words for one that is hardly found, by the letters that they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.analysis import folded
from search_index.card import unpack
from search_index.distance import slips_allowed
from search_index.postgres.placing import places_of
from search_index.spelling import nearest

if TYPE_CHECKING:
    from search_index.postgres.database import Asking

_ALIKE = """
    SELECT word, sum(documents)::integer, min(term) FROM {build}.term
    WHERE word %% %(word)s GROUP BY word ORDER BY similarity(word, %(word)s) DESC LIMIT 100
"""
_WITH = """
    SELECT id, card FROM {build}.document JOIN {build}.words USING (id) WHERE vector @@ %(query)s::tsquery LIMIT 1
"""


def better_word(typed: str, count: int, asking: Asking) -> str:
    """Return a word nearly like one of so few documents that is far more frequent, as it is written; or
    nothing."""
    word = folded(typed)
    alike = asking.rows(_ALIKE, word=word) if slips_allowed(len(word)) else []
    best = nearest(typed, count, {other: documents for other, documents, _ in alike})
    return _as_written(next(term for other, _, term in alike if other == best), best, asking) if best else ""


def _as_written(term: str, word: str, asking: Asking) -> str:
    """Return the word that a term stands for as it is written in a document that holds it."""
    for number, card in asking.rows(_WITH, query=f"'{term}'"):
        for position in places_of([number], [[term]], asking)[number][0]:
            return unpack(card).word_at(position)
    return word
