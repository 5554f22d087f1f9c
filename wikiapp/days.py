"""Days as forms and addresses write them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def day_of(words: str) -> date | None:
    """Return the day that is written so (2026-09-02), None for what is none, or has none after it."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day < date.max else None


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
