"""`python -m bench`: measure, and print the table that docs/performance.md holds."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from bench.cases import Case, cases
from bench.corpus import fill, say
from bench.servers import BARE, WIKI, Server, serving
from wikiapp import open_database
from wikiapp.discussion.comment import Comment
from wikiapp.files.storage import Folder
from wikiapp.migrating import migrate
from wikiapp.people.person import Person
from wikiapp.search.collection import Collections
from wikiapp.search.filling import build_anew, catch_up
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.database import Database

ROUNDS = 5
LEAST = 0.6  # seconds of CPU that a round must take, so that the clock's ticks of 10 ms don't matter


def main() -> None:
    """Measure every case in rounds, each beside the bare route, and print medians."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--only", default="", help="measure only cases with these words in their name")
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = _prepared(Path(folder))
        surroundings = {"WIKIAPP_DATA_DIR": folder}
        with serving(BARE) as bare, serving(WIKI, surroundings) as wiki:
            print("| what | CPU ms a request | ratio to the bare route | promised |\n| --- | --: | --: | --: |")
            edits = [partial(_edit, database), partial(_level, database, Path(folder)), partial(_say, database)]
            edits.append(partial(_refill, database))
            for case in cases(wiki, *edits):
                if wanted.only in case.name:
                    print(measured(case, bare, wiki, wanted.rounds), flush=True)


def _prepared(folder: Path) -> Database:
    database = open_database(f"sqlite:///{folder / 'wiki.db'}")
    migrate(database)
    fill(database, Folder(folder / "files"))
    _level(database, folder)
    return database


def _level(database: Database, folder: Path) -> None:
    for collection in Collections.opened(f"whoosh:{folder / 'search'}"):
        if collection.index.trouble:
            build_anew(database, collection)
        while catch_up(database, collection):
            pass


def _edit(database: Database, title: str, body: str) -> None:
    with database.writing() as session:
        page = session.scalars(Page.called(title)).one()
        page.save_revision(author=page.latest.writer, body=body)
        session.commit()


def _say(database: Database, title: str, body: str) -> None:
    with database.writing() as session:
        page = session.scalars(Page.called(title)).one()
        said = session.scalar(select(func.count()).select_from(Comment.on(page).subquery())) or 0
        say(page, page.latest.writer, body, said)
        session.commit()


def _refill(database: Database) -> None:
    with database.writing() as session:
        session.connection().execute(update(Person).values(spent_until=None))
        session.commit()


def measured(case: Case, bare: Server, wiki: Server, rounds: int) -> str:
    pairs = [
        (_cost(bare, lambda: bare.ask("GET", "/")), _cost(wiki, _numbered(case, wiki))) for _ in range(rounds)
    ]
    milliseconds = statistics.median(cost for _, cost in pairs) * 1000
    ratio = statistics.median(cost / yardstick for yardstick, cost in pairs)
    promised = f"<= {case.at_most}" if case.at_most else ""
    return f"| {case.name} | {milliseconds:.2f} | {ratio:.1f} | {promised} |"


def _numbered(case: Case, wiki: Server) -> Callable[[], None]:
    counter = iter(range(10**9))
    return lambda: case.ask(wiki, next(counter))


def _cost(server: Server, ask: Callable[[], object]) -> float:
    """Return the CPU seconds of the server for one request, over as many as it takes to be exact."""
    ask()
    began, count = server.cpu_seconds(), 0
    while (spent := server.cpu_seconds() - began) < LEAST:
        for _ in range(20):
            ask()
        count += 20
    return spent / count


if __name__ == "__main__":
    main()
