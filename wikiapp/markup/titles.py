"""Titles as texts name them."""

from __future__ import annotations

import re
import unicodedata

from wikiapp.markup import limits

PATTERN = rf"[^\[\]{{}}<>|#\\\n]{{0,{limits.TITLE}}}"
CATEGORY = re.compile(r"(?:category|kategori)\s*:\s*", re.IGNORECASE)


def cleaned(title: str) -> str:
    """Return a title with composed letters and single spaces; `_` is a space."""
    return " ".join(unicodedata.normalize("NFC", title).replace("_", " ").split())


def category_in(title: str) -> str | None:
    """Return the name of the category that a title assigns, None where it is an ordinary one."""
    prefix = CATEGORY.match(title)
    return title[prefix.end() :] or None if prefix else None
