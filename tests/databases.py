"""Databases as the application opens them, for tests that need more than one."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from wikiapp import open_database
from wikiapp.files.storage import Folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.database import Database


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Open the wiki at `url` as another process would."""
    database = open_database(url)
    try:
        yield database
    finally:
        database.engine.dispose()


def files_of(database: Database) -> Folder:
    """Return where the files of a wiki are kept: beside its own file, if it has one."""
    return Folder(Path(gettempdir(), f"{database.engine.url.database}.files"))
