"""An engine is a URL."""

from __future__ import annotations

from pathlib import Path
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
    engine, _, where = url.partition(":")
    if engine == "whoosh" and where:
        from search_index.whoosh.engine import WhooshIndex  # noqa: PLC0415

        return WhooshIndex(Path(where) / collection)
    if engine == "postgresql+psycopg":
        try:
            from search_index.postgres.engine import PostgresIndex  # noqa: PLC0415
        except ImportError as error:
            raise UnknownEngine("PostgreSQL needs the package psycopg") from error
        return PostgresIndex(url, collection)
    raise UnknownEngine(f"{engine} is no search engine that can be used here")
