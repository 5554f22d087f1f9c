"""Building anew beside what is searched, and swapping the two."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from search_index.card import unpack
from search_index.index import IndexBusy
from search_index.postgres.rows import named
from search_index.postgres.writing import put, take_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search_index.document import Document
    from search_index.postgres.database import Asking, Build, Database


@contextmanager
def rebuilding(database: Database) -> Iterator[Rebuilding]:
    """Build in a schema of its own, and swap in the end, with what was written to the current one meanwhile."""
    with database.turn_to_rebuild():
        build = database.new_build()
        try:
            yield Rebuilding(database, build)
            _swap(database, build)
        finally:
            with suppress(IndexBusy):
                database.clear()


class Rebuilding:
    """A Rebuild in a schema of its own."""

    def __init__(self, database: Database, build: Build) -> None:
        self._database, self._build = database, build

    def put(self, documents: Iterable[Document]) -> None:
        """Add a batch."""
        last = {document.key: document for document in documents}
        with self._database.building(self._build) as asking:
            take_out(map(named, last), asking)
            put(last.values(), asking)


def _swap(database: Database, build: Build) -> None:
    with database.swapping(build) as (fresh, current):
        noted = database.noted(fresh)
        if noted and current:
            _follow([named(key.decode("utf-8", "surrogatepass")) for key in noted], fresh, current)


def _follow(names: list[str], fresh: Asking, current: Asking) -> None:
    """Bring to a build what became of documents in the current one."""
    cards = current.rows("SELECT card FROM {build}.document WHERE name = ANY(%(names)s)", names=names)
    take_out(names, fresh)
    put([unpack(card).document for (card,) in cards], fresh)
