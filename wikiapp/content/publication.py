"""Since when a content is in public, as its revisions tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content.revision import Action

if TYPE_CHECKING:
    from datetime import datetime


def published_after(action: str, at: datetime, before: datetime | None) -> datetime | None:
    """Return since when it has been in public, after a revision that did `action`; None for a draft."""
    if action == Action.PUBLISHED:
        return at
    return None if action == Action.WITHDRAWN else before
