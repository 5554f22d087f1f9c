"""Building anew beside what is searched, and swapping the two."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search_index.whoosh.entry import entry
from search_index.whoosh.library import Library
from search_index.whoosh.merging import none_of
from search_index.whoosh.writing import Writer, commit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from search_index.document import Document
    from search_index.whoosh.folder import Folder

_AT_ONCE = 4000  # documents of a segment


@contextmanager
def rebuilding(folder: Folder, current: Callable[[], Library]) -> Iterator[Rebuilding]:
    """Build in a folder, and swap in the end, with what was written meanwhile to what is `current` then."""
    with folder.turn_to_rebuild():
        build = folder.new_build()
        fresh = Rebuilding(build)
        try:
            yield fresh
            fresh.commit()
            with folder.turn_to_write():
                if noted := folder.noted():
                    _follow(build, noted, current())
                folder.swap(build)
        except BaseException:
            fresh.cancel()
            shutil.rmtree(build, ignore_errors=True)
            raise


class Rebuilding:
    """A Rebuild in a folder of its own."""

    def __init__(self, build: Path) -> None:
        self._build = build
        self._writer: Writer | None = None
        self._keys = set[str]()

    def put(self, documents: Iterable[Document]) -> None:
        """Add a batch."""
        last = {document.key: document for document in documents}
        if again := self._keys & last.keys():
            self.commit()
            commit(self._build, [], again, Library.opened(self._build).shelves, none_of)
        self._keys |= last.keys()
        for document in last.values():
            self._put(document)

    def commit(self) -> None:
        """Write what was gathered."""
        if self._writer:
            self._writer.commit_and_merge(none_of)
            self._writer = None

    def cancel(self) -> None:
        """Forget what was gathered."""
        if self._writer:
            self._writer.cancel()
            self._writer = None

    def _put(self, document: Document) -> None:
        self._writer = self._writer or Writer(self._build)
        self._writer.put(entry(document))
        if self._writer.docnum >= _AT_ONCE:
            self.commit()


def _follow(build: Path, keys: set[str], current: Library) -> None:
    """Bring to a build what became of documents in the current one."""
    places = [current.find(key) for key in keys]
    entries = [entry(shelf.card(document).document) for shelf, document in filter(None, places)]
    commit(build, entries, keys, Library.opened(build).shelves)
