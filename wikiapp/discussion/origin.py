"""What a comment belongs to, as bytes that the hash of its first revision covers: none of it can change later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from wikiapp.discussion.anchor import Passage


def origin_of(
    subject: UUID | None, parent: UUID | None = None, passage: Passage | None = None,
    suggestion: int | None = None, declines: bool = False,
) -> bytes:  # fmt: skip
    """Return the bytes; none for what is about nothing, and so no comment."""
    told = {
        "subject": subject and subject.hex, "parent": parent and parent.hex, "passage": passage and list(passage),
        "suggestion": suggestion, "declines": declines or None,
    }  # fmt: skip
    given = {name: value for name, value in told.items() if value is not None}
    return json.dumps(given, ensure_ascii=False, sort_keys=True).encode() if given else b""
