"""Which contents anybody may read: conditions for every query whose answer strangers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def in_public(content: Any) -> ColumnElement[bool]:
    """The condition that a content, or an alias of contents, is no draft: all that happened to it may be told."""
    found: ColumnElement[bool] = content.published_at.is_not(None)
    return found


def in_sight(content: Any) -> ColumnElement[bool]:
    """The condition that it is no draft, and isn't deleted: what it says may be read."""
    there: ColumnElement[bool] = content.deleted_at.is_(None)
    return in_public(content) & there
