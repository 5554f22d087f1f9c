"""Bringing a collection level with the store: by what it has not seen, or anew from the beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from wikiapp.content import Content
from wikiapp.edition import advance
from wikiapp.search.change import Change, portions
from wikiapp.search.pending import Pending, strike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wikiapp.database import Database
    from wikiapp.search.collection import Collection

    Progress = Callable[[int, int], None]

MOST = 300  # contents that are caught up with at a time
READ = 100  # contents that are read in one transaction while all are
PATIENCE = 200  # milliseconds to wait for other writers before going on


class GivenUp(Exception):
    """Whoever asked for it no longer wants the index to be built anew."""


def catch_up(database: Database, collection: Collection, shown: list[Pending] | None = None) -> int:
    """Show a collection what it has not seen, up to a batch; returns of how many contents.

    Struck out is only what was written, so what is broken off anywhere is done again, and comes to the same.
    Striking out doesn't wait long for others who write: whoever keeps the list `shown` for the next time lets
    it be done then. Raises NeedsRebuilding, IndexBusy.
    """
    shown = [] if shown is None else shown
    with database.reading() as session:
        rows = _unseen(session, collection.name, shown)
        for change in portions(collection.changes(session, rows)):
            collection.index.write(change.documents, change.removed)
    shown += rows
    if _struck_out(database, shown):
        shown.clear()
    return len(rows)


def build_anew(
    database: Database, collection: Collection, progress: Progress = lambda _done, _all: None,
    *, wanted: Callable[[], bool] = lambda: True,
) -> None:  # fmt: skip
    """Fill a collection with all there is, beside the one that is searched meanwhile, and swap them.

    Raises IndexBusy while another does the same, GivenUp when it is no longer wanted.
    """
    with database.reading() as session:
        rows = session.scalars(Pending.of(collection.name)).all()
    with collection.index.rebuild() as fresh:
        for contents in _all_contents(database, progress):
            with database.reading() as session:
                for portion in portions(Change([one]) for one in collection.documents(session, contents)):
                    if not wanted():
                        raise GivenUp
                    fresh.put(portion.documents)
    with database.writing() as session:
        strike(session, rows)
        advance(session)  # results may come otherwise now, without any save
        session.commit()


def _unseen(session: Session, collection: str, shown: list[Pending]) -> list[Pending]:
    known = {(row.content_id, row.mark) for row in shown}
    rows = session.scalars(Pending.of(collection).limit(MOST + len(known)))
    return [row for row in rows if (row.content_id, row.mark) not in known][:MOST]


def _struck_out(database: Database, shown: list[Pending]) -> bool:
    try:
        with Session(database.engine.execution_options(patience=PATIENCE)) as session:
            strike(session, shown)
            session.commit()
    except OperationalError:  # somebody writes for longer, an import perhaps
        return False
    return True


def _all_contents(database: Database, progress: Progress) -> Iterator[list[int]]:
    last = done = 0
    with database.reading() as session:
        total = session.scalar(select(func.count()).select_from(Content)) or 0
    progress(done, total)
    while contents := _after(database, last):
        yield contents
        last, done = contents[-1], done + len(contents)
        progress(done, max(done, total))


def _after(database: Database, last: int) -> list[int]:
    next_ones = select(Content.id).where(Content.id > last).order_by(Content.id).limit(READ)
    with database.reading() as session:
        return list(session.scalars(next_ones))
