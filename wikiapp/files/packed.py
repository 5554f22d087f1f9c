"""Files within a SQLite file, beside the tables of a wiki: a backup is one file and holds everything."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO

from wikiapp.files.storage import NotStored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'packed_file'"
BEGIN = "CREATE TABLE IF NOT EXISTS packed_file (key TEXT PRIMARY KEY, data BLOB NOT NULL)"


class Packed:
    """Bytes in a table of their own, which is there when something is in it. Whoever opened the file commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, key: str, data: bytes) -> None:
        """Add a row."""
        self._connection.execute(BEGIN)
        self._connection.execute("INSERT OR REPLACE INTO packed_file VALUES (?, ?)", (key, data))

    def open(self, key: str) -> BinaryIO:
        """Read a row."""
        for data in self._column("SELECT data FROM packed_file WHERE key = ?", key):
            return io.BytesIO(data)
        raise NotStored(key)

    def keys(self) -> Iterator[str]:
        """Yield the keys of the rows."""
        yield from self._column("SELECT key FROM packed_file ORDER BY key")

    def remove(self) -> None:
        """Leave the SQLite file as if nothing had ever been packed into it."""
        if self._connection.execute(THERE).fetchone():
            self._connection.execute("DROP TABLE packed_file")
            self._connection.commit()
            self._connection.execute("VACUUM")

    def _column(self, query: str, *asked: str) -> list[Any]:
        if not self._connection.execute(THERE).fetchone():
            return []
        return [found for (found,) in self._connection.execute(query, asked)]
