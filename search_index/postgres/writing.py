"""Writing a batch to a build."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from search_index.analysis import BETWEEN
from search_index.postgres.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search_index.document import Document
    from search_index.postgres.database import Asking
    from search_index.postgres.rows import Rows

_DOCUMENTS = """
    INSERT INTO {build}.document (name, key, version, kind, language, audience, moment, weight, length, titled,
    tags, authors, card, id) OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,
    %s, %s)
"""
_NUMBERS = """
    SELECT nextval(pg_get_serial_sequence('{build}.document', 'id')) FROM generate_series(1, %(count)s)
"""
_MORE = """
    INSERT INTO {build}.term (term, stem, backwards, word, documents) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (term) DO UPDATE SET documents = term.documents + excluded.documents
"""
_FEWER = """
    UPDATE {build}.term SET documents = documents - gone.count FROM (
        SELECT lexeme, count(*) AS count FROM {build}.words, unnest(tsvector_to_array(vector)) AS lexeme
        WHERE id = ANY(%(gone)s) GROUP BY lexeme
    ) AS gone WHERE term = lexeme
"""


def put(documents: Iterable[Document], asking: Asking) -> None:
    """Add documents, whose keys are not there."""
    stored = [rows(document) for document in documents]
    numbers = [number for (number,) in asking.rows(_NUMBERS, count=len(stored))]
    numbered = list(zip(numbers, stored, strict=True))
    asking.run_for_each(_DOCUMENTS, [(*each.document, number) for number, each in numbered])
    asking.run_for_each(
        "INSERT INTO {build}.words (id, vector) VALUES (%s, %s::tsvector)",
        [(number, each.vector) for number, each in numbered],
    )
    asking.run_for_each(
        "INSERT INTO {build}.opening (id, is_inner, letters) VALUES (%s, %s, %s)",
        [(number, *opening) for number, each in numbered for opening in each.openings],
    )
    asking.run_for_each(_MORE, _counted(stored))


def take_out(names: Iterable[str], asking: Asking) -> None:
    """Take out the documents of those names that are there."""
    found = "SELECT id FROM {build}.document WHERE name = ANY(%(names)s)"
    gone = [number for (number,) in asking.rows(found, names=list(names))]
    if gone:
        asking.run(_FEWER, gone=gone)
        asking.run("DELETE FROM {build}.term WHERE documents <= 0")
        asking.run("DELETE FROM {build}.document WHERE id = ANY(%(gone)s)", gone=gone)


def _counted(stored: list[Rows]) -> list[tuple[str, str, str, str, int]]:
    counted = Counter(term for each in stored for term in each.terms)
    found = []
    for term, count in sorted(counted.items()):
        stem, _, word = term.partition(BETWEEN)
        found.append((term, stem, stem[::-1], word, count))
    return found
