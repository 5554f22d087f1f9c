"""Putting the bytes of a wiki's files into a copy of it, and taking them out again."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from wikiapp.database import open_file
from wikiapp.files.checking import file_findings, named
from wikiapp.files.packed import Packed
from wikiapp.files.storage import NotStored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from wikiapp.files.storage import Storage

    Progress = Callable[[int, int], None]


def pack(copy: Path, storage: Storage, progress: Progress) -> list[str]:
    """Put into a copy the bytes that its revisions show; returns what is missing or damaged, as sentences."""
    wiki = open_file(copy)
    with wiki.reading() as session:
        shown = list(named(session))
    wiki.engine.dispose()
    with _packed(copy) as packed:
        for done, digest in enumerate(shown, 1):
            with suppress(NotStored), storage.open(digest) as file:
                packed.put(digest, file.read())
            progress(done, len(shown))
    return lacking(copy)


def lacking(copy: Path, *others: Storage) -> list[str]:
    """Return what is missing or damaged of a copy's files, as sentences; what others have need not be in it."""
    with _packed(copy) as packed:

        def opened(key: str) -> BinaryIO:
            for storage in (packed, *others):
                with suppress(NotStored):
                    return storage.open(key)
            raise NotStored(key)

        wiki = open_file(copy)
        try:
            return list(file_findings(wiki, opened))
        finally:
            wiki.engine.dispose()


def unpack(copy: Path, storage: Storage, progress: Progress) -> None:
    """Take the bytes out of a copy to where they are kept."""
    with _packed(copy) as packed:
        keys = list(packed.keys())
        for done, key in enumerate(keys, 1):
            with packed.open(key) as file:
                storage.put(key, file.read())
            progress(done, len(keys))
        packed.remove()


@contextmanager
def _packed(copy: Path) -> Iterator[Packed]:
    with closing(sqlite3.connect(copy)) as connection:
        yield Packed(connection)
        connection.commit()
