"""The embedded engine, whole."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from search_index.document import EVERYBODY
from search_index.index import NeedsRebuilding
from search_index.whoosh.answering import results
from search_index.whoosh.entry import entry
from search_index.whoosh.folder import Folder
from search_index.whoosh.library import UNREADABLE, Library
from search_index.whoosh.merging import all_of
from search_index.whoosh.rebuilding import rebuilding
from search_index.whoosh.suggesting import suggestions
from search_index.whoosh.writing import commit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from search_index.document import Document
    from search_index.index import Rebuild, Trouble
    from search_index.query import Query
    from search_index.results import Results, Suggestion


class WhooshIndex:
    """An Index in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder)
        self._library: Library | None = None
        self._opening = Lock()

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong, None if nothing."""
        try:
            with self._reading() as library:
                library.check_sizes()
        except NeedsRebuilding as needs:
            return needs.trouble
        return None

    def write(self, documents: Iterable[Document] = (), remove: Iterable[str] = ()) -> None:
        """Take out what is to be removed and put in the documents, in one commit."""
        last = {document.key: document for document in documents}
        entries = [entry(document) for document in last.values()]
        keys = {*remove, *last}
        with self._folder.turn_to_write(), self._reading() as library:
            if keys:
                commit(library.build, entries, keys, library.shelves)
                self._folder.note(keys)

    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Build anew, and swap."""
        return rebuilding(self._folder, self._current)

    def search(self, query: Query) -> Results:
        """Find documents."""
        with self._reading() as library:
            return results(query, library)

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: tuple[str, ...] = (), audiences: tuple[str, ...] = (EVERYBODY,)
    ) -> list[Suggestion]:
        """Return documents whose title, or a word in it, begins so."""
        with self._reading() as library:
            return suggestions(typed, limit, library, kinds, audiences)

    def count(self) -> int:
        """Return how many documents there are."""
        with self._reading() as library:
            return library.count

    def versions(self) -> Iterator[tuple[str, str]]:
        """Go through the key and version of every document."""
        with self._reading() as library:
            yield from library.versions()

    def optimise(self) -> None:
        """Merge all segments."""
        with self._folder.turn_to_write(), self._reading() as library:
            commit(library.build, [], [], library.shelves, all_of)

    def close(self) -> None:
        """Let go of all files."""
        self._library = None

    @contextmanager
    def _reading(self) -> Iterator[Library]:
        library = self._current()
        try:
            yield library
        except UNREADABLE as error:
            if library.is_whole():
                raise
            raise self._folder.found_damaged(library.build) from error

    def _current(self) -> Library:
        """Return all that was committed, opened where somebody has written since it was last asked for."""
        if library := self._still_current():
            return library
        with self._opening:
            return self._still_current() or self._opened()

    def _still_current(self) -> Library | None:
        library = self._library
        is_current = library and library.build == self._folder.current() and library.is_current()
        return library if is_current else None

    def _opened(self) -> Library:
        build = self._folder.current()
        before = self._library if self._library and self._library.build == build else None
        try:
            self._library = Library.opened(build, before)
        except UNREADABLE as error:
            if build != self._folder.current():  # swapped for another while it was opened
                return self._opened()
            raise self._folder.found_damaged(build) from error
        return self._library
