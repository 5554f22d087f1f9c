"""An engine is a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search_index.index import Index


class UnknownEngine(ValueError):
    """A URL that names no engine there is, or one whose packages are not installed."""


def open_index(url: str, collection: str = "current") -> Index:
    """Open a collection of documents: `whoosh:FOLDER` or `postgresql+psycopg://…`.

    Creates nothing and reads hardly anything: a collection that was never built is one whose `trouble` is
    `missing`. Collections (short names, `a`-`z`) know nothing of each other. Raises UnknownEngine.
    """
    raise UnknownEngine(f"{url} has no engine for {collection}")
