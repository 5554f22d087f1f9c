"""Where terms stand in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.postgres.rows import LAST_POSITION

if TYPE_CHECKING:
    from search_index.postgres.database import Asking

_ASKED = """
    SELECT id, lexeme, positions FROM {build}.words, unnest(vector)
    WHERE id = ANY(%(documents)s) AND lexeme = ANY(%(terms)s)
"""


def places_of(documents: list[int], terms: list[list[str]], asking: Asking) -> dict[int, list[list[int]]]:
    """Return for each document where the terms of each word stand, by the positions of a Reading."""
    words: dict[str, list[int]] = {}
    for word, each in enumerate(terms):
        for term in each:
            words.setdefault(term, []).append(word)
    found: dict[int, list[list[int]]] = {document: [[] for _ in terms] for document in documents}
    for document, term, positions in asking.rows(_ASKED, documents=documents, terms=list(words)):
        for word in words[term]:
            found[document][word] += [position - 1 for position in positions if position < LAST_POSITION]
    return found
