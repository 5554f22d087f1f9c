"""Titles while somebody types: by how they begin, whole or from a word within, and then by what is nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search_index.card import unpack
from search_index.distance import distance_to_beginning, slips_allowed
from search_index.openings import opening
from search_index.postgres.forms import AFTER_ALL
from search_index.postgres.rows import plain
from search_index.results import Suggestion

if TYPE_CHECKING:
    from search_index.postgres.database import Asking

_FITTING = "audience = ANY(%(audiences)s) AND (%(kinds)s::text[] IS NULL OR kind = ANY(%(kinds)s))"
_EXACT = f"""
    SELECT DISTINCT ON (is_inner, -weight, letters, id) 0, is_inner, -weight, letters, id
    FROM {{build}}.opening JOIN {{build}}.document USING (id)
    WHERE letters >= %(first)s AND letters < %(end)s AND {_FITTING}
    ORDER BY is_inner, -weight, letters, id LIMIT %(limit)s
"""  # noqa: S608
_NEAR = f"""
    SELECT 0, is_inner, -weight, letters, id FROM {{build}}.opening JOIN {{build}}.document USING (id)
    WHERE %(letters)s <%% letters AND {_FITTING}
    ORDER BY %(letters)s <<-> letters, letters, id LIMIT 100
"""  # noqa: S608


def suggestions(
    typed: str, limit: int, asking: Asking, kinds: tuple[str, ...], audiences: tuple[str, ...]
) -> list[Suggestion]:
    """Return the documents whose titles may be what is typed."""
    letters = opening(typed)
    if not letters or limit < 1:
        return []
    values = {
        "letters": letters, "first": letters, "end": letters + AFTER_ALL, "limit": 2 * limit,
        "audiences": [plain(each) for each in audiences], "kinds": [plain(kind) for kind in kinds] or None,
    }  # fmt: skip
    found = asking.rows(_EXACT, **values)
    if not found and (most := slips_allowed(len(letters))):
        found = _near(letters, most, asking.rows(_NEAR, **values))
    best: dict[int, None] = dict.fromkeys(row[-1] for row in sorted(map(tuple, found)))
    return _suggested(list(best)[:limit], asking)


def _near(letters: str, most: int, rows: list[Any]) -> list[tuple[Any, ...]]:
    rated = ((distance_to_beginning(letters, row[3], most), row) for row in rows)
    return [(slips, *row[1:]) for slips, row in rated if slips]


def _suggested(numbers: list[int], asking: Asking) -> list[Suggestion]:
    asked = "SELECT id, card FROM {build}.document WHERE id = ANY(%(numbers)s)"
    cards = dict(tuple(row) for row in asking.rows(asked, numbers=numbers))
    documents = [unpack(cards[number]).document for number in numbers]
    return [Suggestion(each.key, each.title, each.kind, each.language, each.extra) for each in documents]
