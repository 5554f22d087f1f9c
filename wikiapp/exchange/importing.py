"""Bringing histories in: in batches, each a transaction, so that an import can be broken off and run again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Content
from wikiapp.edition import advance
from wikiapp.exchange.batch import Batch
from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.fact import Fact
from wikiapp.exchange.folder import files_in, read_folder
from wikiapp.exchange.identity import identified
from wikiapp.exchange.keeping import keep_facts
from wikiapp.exchange.moves import joined, read_moves
from wikiapp.exchange.people import Authors
from wikiapp.exchange.places import Places
from wikiapp.exchange.sources import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from wikiapp.database import Database
    from wikiapp.exchange.identity import Placed
    from wikiapp.files.storage import Storage

LARGEST_BATCH, MOST_TEXT = 1_000, 8_000_000  # revisions, and letters in them
THREADS = 2  # compressing needs no more, and leaves the others to whoever is being served meanwhile


@dataclass
class Imported:
    """What an import did; `mended` tells of pages that couldn't have their title: (page, title it got)."""

    pages: int = 0
    revisions: int = 0
    skipped: int = 0
    seconds: float = 0.0
    mended: list[tuple[str, str]] = field(default_factory=list)


def import_into(
    database: Database, path: Path, *, files: Storage, moves: Path | None = None, language: str,
    progress: Callable[[int, int | None], None],
) -> Imported:  # fmt: skip
    """Import a folder of Markdown files or a file of JSON Lines; what is there already is not added again.

    Raises ImportRefused, which names the line; the batches before that line are kept.
    """
    started, total = perf_counter(), len(files_in(path)) if path.is_dir() else None
    with ThreadPoolExecutor(THREADS) as pool:
        run, aside = _Run(database, pool), list[Fact]()
        for batch in _batches(_read(database, path, moves, language=language, files=files, aside=aside)):
            run.keep(batch)
            progress(run.done.revisions + run.done.skipped, total)
        run.settle()
        run.keep_aside(aside)
    run.done.pages, run.done.seconds = len(run.grown), perf_counter() - started
    return run.done


def _read(
    database: Database, path: Path, moves: Path | None, *, language: str, files: Storage, aside: list[Fact]
) -> Iterator[Placed]:
    if path.is_dir() and moves:
        raise ImportRefused("moves are told of revisions; a folder holds none")
    if path.is_dir():
        return read_folder(database, path, language)
    records = read_lines(path, language, files, aside)
    return identified(joined(records, read_moves(moves)) if moves else records)


def _batches(records: Iterable[Placed]) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    letters = 0
    for placed in records:
        batch.append(placed)
        letters += len(placed.record.text)
        if len(batch) >= LARGEST_BATCH or letters >= MOST_TEXT:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


class _Run:
    def __init__(self, database: Database, pool: ThreadPoolExecutor) -> None:
        self._database, self._pool, self._authors = database, pool, Authors()
        self._waiting: set[int] = set()
        self.grown: set[int] = set()
        self.done = Imported()

    def keep(self, records: list[Placed]) -> None:
        """Add one batch to the wiki."""
        with self._database.writing() as session:
            batch = Batch(session, self._authors, self._pool, records)
            batch.keep()
            self.grown |= batch.grown
            self._waiting |= batch.waiting
            self.done.mended += batch.mended
            session.commit()
        self.done.revisions += batch.added
        self.done.skipped += len(records) - batch.added

    def settle(self) -> None:
        """Give those an address that had to wait for one; raises ImportRefused if another still stands there."""
        with self._database.writing() as session:
            places = Places(session)
            waiting = session.scalars(select(Content).where(Content.id.in_(self._waiting))).all()
            left = [content.title for content in waiting if not places.settle(content, content.title)]
            places.keep()
            if waiting:
                advance(session)
            session.commit()
        if left:
            raise ImportRefused(
                "other pages have these titles; rename them and import again: " + ", ".join(sorted(left))
            )

    def keep_aside(self, facts: list[Fact]) -> None:
        """Add what was said of revisions, now that all of them are there; raises ImportRefused."""
        for first in range(0, len(facts), LARGEST_BATCH):
            with self._database.writing() as session:
                keep_facts(session, facts[first : first + LARGEST_BATCH], self._authors)
                session.commit()
