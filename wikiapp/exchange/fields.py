"""The fields of a line of JSON, each of the kind that it should be."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

FIELD = TypeVar("FIELD")


def fields_in(line: bytes) -> dict[str, Any]:
    """Return what a line of JSON holds; raises ValueError, as all of these do."""
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 -- told with the line
    return fields


def demanded(fields: dict[str, Any], name: str, kind: type[FIELD]) -> FIELD:
    """Return a field that has to be there."""
    if not isinstance(fields.get(name), kind):
        raise ValueError(f"“{name}” is missing, or not of the right kind")  # noqa: TRY004 -- told with the line
    found: FIELD = fields[name]
    return found


def optional(fields: dict[str, Any], name: str, kind: type[FIELD]) -> FIELD | None:
    """Return a field that may be missing."""
    return None if fields.get(name) is None else demanded(fields, name, kind)


def text_in(words: str, name: str) -> str:
    """Return words that can be written in UTF-8."""
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"“{name}” holds half a character") from error
    return words


def plain(words: str) -> str:
    """Return short words as every database can keep them."""
    # PostgreSQL can't keep a NUL in a short text, and nobody means one.
    return text_in(words, "author, message or language").replace("\x00", " ")


def uuid_in(fields: dict[str, Any], name: str) -> UUID | None:
    """Return a UUID, None where there is none."""
    words = optional(fields, name, str)
    return UUID(words) if words else None


def moment(words: Any) -> datetime:
    """Return a moment in UTC."""
    moment = datetime.fromisoformat(words) if isinstance(words, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"“{words}” is no moment: a date and a time with its distance from UTC")
    return moment.astimezone(UTC)
