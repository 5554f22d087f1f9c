"""Queries of vectors, as text. Terms are letters and digits only, and so need no more than quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search_index.postgres.forms import Form

NOTHING = "'/'"  # a term that no word has


def any_of(forms: Iterable[Form], weight: str = "") -> str:
    """Ask for one of the forms; in a title, where the weight is A."""
    return _joined(" | ", [f"'{form.term}'{weight and ':' + weight}" for form in forms])


def either(queries: Iterable[str]) -> str:
    """Ask for what one of the queries asks for."""
    return _joined(" | ", queries)


def both(queries: Iterable[str]) -> str:
    """Ask for what each of the queries asks for."""
    return _joined(" & ", queries)


def side_by_side(queries: Iterable[str]) -> str:
    """Ask for what each of the queries asks for, in this order."""
    return _joined(" <-> ", queries)


def _joined(operator: str, queries: Iterable[str]) -> str:
    asked = [query for query in queries if query]
    return f"({operator.join(asked)})" if asked else NOTHING
