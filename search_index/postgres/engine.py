"""The engine in PostgreSQL, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.document import EVERYBODY
from search_index.index import NeedsRebuilding
from search_index.postgres.answering import results
from search_index.postgres.database import Database
from search_index.postgres.rebuilding import rebuilding
from search_index.postgres.rows import named, raw
from search_index.postgres.suggesting import suggestions
from search_index.postgres.writing import put, take_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from search_index.document import Document
    from search_index.index import Rebuild, Trouble
    from search_index.query import Query
    from search_index.results import Results, Suggestion


class PostgresIndex:
    """An Index in a database."""

    def __init__(self, url: str, collection: str) -> None:
        self._database = Database(url, collection)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong, None if nothing."""
        try:
            with self._database.reading():
                return None
        except NeedsRebuilding as needs:
            return needs.trouble

    def write(self, documents: Iterable[Document] = (), remove: Iterable[str] = ()) -> None:
        """Take out what is to be removed and put in the documents, in one transaction."""
        last = {document.key: document for document in documents}
        keys = {*remove, *last}
        with self._database.writing() as asking:
            take_out(map(named, keys), asking)
            put(last.values(), asking)
            self._database.note(map(raw, keys), asking)

    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Build anew, and swap."""
        return rebuilding(self._database)

    def search(self, query: Query) -> Results:
        """Find documents."""
        with self._database.reading() as asking:
            return results(query, asking)

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: tuple[str, ...] = (), audiences: tuple[str, ...] = (EVERYBODY,)
    ) -> list[Suggestion]:
        """Return documents whose title, or a word in it, begins so."""
        with self._database.reading() as asking:
            return suggestions(typed, limit, asking, kinds, audiences)

    def count(self) -> int:
        """Return how many documents there are."""
        with self._database.reading() as asking:
            return asking.build.documents

    def versions(self) -> Iterator[tuple[str, str]]:
        """Go through the key and version of every document."""
        with self._database.reading() as asking:
            rows = asking.rows("SELECT key, version FROM {build}.document")
        for key, version in rows:
            yield _text(key), _text(version)

    def optimise(self) -> None:
        """Let the server sort out what is waiting to be, and count what there is."""
        self._database.vacuum()

    def close(self) -> None:
        """Let go of all connections."""
        self._database.close()


def _text(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")
