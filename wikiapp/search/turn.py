"""Whose turn it is to fill a collection: one process at a time, whichever is first, until it is done or dead."""

from __future__ import annotations

import fcntl
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.database import Database


@contextmanager
def turn(database: Database, collection: str) -> Iterator[bool]:
    """Tell whether it is ours, and keep it till the block is left; False if another has it. Waits for nobody."""
    own = _on_file if database.engine.dialect.name == "sqlite" else _on_server
    with own(database, collection) as ours:
        yield ours


@contextmanager
def _on_file(database: Database, collection: str) -> Iterator[bool]:
    with Path(f"{database.engine.url.database}-search-{collection}").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _on_server(database: Database, collection: str) -> Iterator[bool]:
    # Bound to the connection, so that the server lets go of it when we are gone.
    number = zlib.crc32(f"search {collection}".encode())
    with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        ours = bool(connection.scalar(select(func.pg_try_advisory_lock(number))))
        try:
            yield ours
        finally:
            if ours:
                connection.execute(select(func.pg_advisory_unlock(number)))
