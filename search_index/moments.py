"""Points in time as numbers, so that they can be compared whatever zone they were given in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search_index.document import Document
    from search_index.parsing import Asked
    from search_index.query import Query

NEVER = -1e18


def moment_of(document: Document) -> float:
    """Return when a document was changed, or else created, in seconds; NEVER where it doesn't say."""
    when = document.changed or document.created
    return NEVER if when is None else _in_zone(when).timestamp()


def period(query: Query, asked: Asked) -> tuple[float | None, float | None]:
    """Return the first moment that a query is for, and the end, by what was chosen and what was typed."""
    after = max(filter(None, (query.after, asked.after)), default=None)
    before = min(filter(None, (query.before, asked.before)), default=None)
    return _beginning_of(after) if after else None, _beginning_of(before) if before else None


def _beginning_of(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


def _in_zone(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
