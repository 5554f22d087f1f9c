"""Points in time as numbers, so that they can be compared whatever zone they were given in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search_index.document import Document

NEVER = -1e18


def moment_of(document: Document) -> float:
    """Return when a document was changed, or else created, in seconds; NEVER where it doesn't say."""
    when = document.changed or document.created
    return NEVER if when is None else _in_zone(when).timestamp()


def beginning_of(day: date) -> float:
    """Return the first moment of a day, in UTC."""
    return datetime.combine(day, time(), UTC).timestamp()


def _in_zone(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
