"""Documents to be found, named by their titles."""

from __future__ import annotations

from typing import Any

from search_index import Document


def da(title: str, text: str = "", **more: Any) -> Document:
    """Write a document in Danish."""
    return Document(key=more.pop("key", title), title=title, text=text, language="da", **more)


def en(title: str, text: str = "", **more: Any) -> Document:
    """Write a document in English."""
    return Document(key=more.pop("key", title), title=title, text=text, language="en", **more)
