"""`python -m bench.changes`: everybody's changes, narrowed down in every way, and taking back what somebody did.

`--revisions 1000000` measures a wiki of that many. Each address is asked for as a reader without a session does,
whose page is kept, and anew after every save. What is made anew costs what fifty lines cost, however many changes
there are.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from sqlalchemy import func, insert, select

from bench.__main__ import ROUNDS, measured
from bench.cases import FORM, TOKEN, Case, view
from bench.corpus import BATCH, text
from bench.servers import BARE, WIKI, serving
from wikiapp import open_database
from wikiapp.content import Content, Revision
from wikiapp.content.facet import LINKS, Facet, at_stand, on_device, tagged_by
from wikiapp.database import now
from wikiapp.discussion.comment import Comment
from wikiapp.filters.facets import note_after
from wikiapp.migrating import migrate
from wikiapp.moderation.act import Deed
from wikiapp.moderation.sweep import sweep, work_of
from wikiapp.people.account import account_called, open_account
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import link_for
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from bench.servers import Answer, Server
    from wikiapp.database import Database

PAGES, COMMENTS, GUESTS, WRITERS = 400, 100, 900, 100
WORKED_ON, SAVES = "Nyt", count()  # the page that somebody saves, and how often
SELDOM, LATEST_UNSEEN = 5_000, 20  # one change in so many is rare; the newest, that nobody has looked at yet
A_YEAR = timedelta(days=365)
KEPT = 15  # times the bare route
AT_MOST = 3.0  # seconds for taking back 30 edits on 12 pages


def main() -> None:
    """Measure all of it, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--revisions", type=int, default=50_000)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--only", default="", help="measure only cases with these words in their name")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'wiki.db'}")
        migrate(database)
        fill(database, wanted.revisions)
        surroundings = {"WIKIAPP_DATA_DIR": folder}
        with serving(BARE) as bare, serving(WIKI, surroundings) as wiki:
            print("| what | CPU ms a request | ratio to the bare route | promised |\n| --- | --: | --: | --: |")
            for case in _cases(database, wanted.revisions, _moderator(database, wiki)):
                if wanted.only in case.name:
                    print(measured(case, bare, wiki, wanted.rounds), flush=True)
        print(f"\ntaking back 30 edits on 12 pages: {_taking_back(database):.2f} s (promised: {AT_MOST:g} s)")


def fill(database: Database, revisions: int) -> None:
    """Write so many revisions, a year of them: most of them seen, in one language, without links."""
    chance = random.Random(1)
    with database.writing() as session:
        people = [Person(f"Person {number}") for number in range(GUESTS + WRITERS)]
        session.add_all(people)
        session.flush()
        for writer in people[GUESTS:]:
            open_account(writer, writer.name)
        pages = [
            Page.write(session, author=people[0], title=f"Side {each}", body=text(each, words=80), language="da")
            for each in range(PAGES)
        ]
        for each in range(COMMENTS):
            Comment.write(subject=pages[each], author=people[0], body=f"Godt sagt, nummer {each}.")
        contents = session.execute(select(Content.id, Content.kind).order_by(Content.kind, Content.id)).all()
        newest = session.scalar(select(func.max(Revision.id))) or 0
        for rows in _rows(session, chance, [each.id for each in people], [one.id for one in contents], revisions):
            session.execute(insert(cast("Table", Revision.__table__)), rows)
        note_after(session, newest, ())
        _facets(session, newest + revisions)
        Page.write(session, author=people[0], title=WORKED_ON, body="Begyndt.\n", language="da")
        session.commit()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _rows(
    session: Session, chance: random.Random, people: list[int], contents: list[int], revisions: int
) -> Iterator[list[dict[str, Any]]]:
    # The rows repeat one; the chain of hashes is not kept up, and such a wiki is for measuring alone.
    columns = [column for column in cast("Table", Revision.__table__).columns if column.name != "id"]
    one = session.execute(select(*columns).limit(1)).one()._asdict()
    begins, numbers = now() - A_YEAR, {each: count(2) for each in contents}
    for start in range(0, revisions, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, revisions)):
            content, rare = chance.choice(contents), number % SELDOM == 7
            rows.append({
                **one, "content_id": content, "number": next(numbers[content]), "author_id": chance.choice(people),
                "language": "en" if rare else "da", "words_removed": 90 if rare else 1,
                "created_at": begins + A_YEAR * number / revisions,
            })  # fmt: skip
        yield rows


def _facets(session: Session, newest: int) -> None:
    """Put one revision in so many into the rare lists, one in a hundred into others; and look at most of them."""
    facet = cast("Table", Facet.__table__)
    session.execute(facet.delete().where(facet.c.name == "unseen", facet.c.revision_id <= newest - LATEST_UNSEEN))
    for name, every in ((tagged_by(1), SELDOM), (on_device(1), SELDOM), (at_stand(1), 10), (LINKS, 100)):
        rows = [{"name": name, "revision_id": each} for each in range(1 + every // 2, newest, every)]
        session.execute(insert(facet), rows)


def _cases(database: Database, revisions: int, moderator: Mapping[str, str]) -> Iterator[Case]:
    day = (now() - A_YEAR / 2).date().isoformat()
    for name, asked in {
        "newest": "",
        "deep down": f"before={revisions // 2}",
        "one person": "person=5",
        "guests": "guests=1",
        "guests, deep down": f"guests=1&before={revisions // 3}",
        "comments": "kind=comment",
        "rare language": "language=en",
        "tag": "tag=1",
        "unseen": "unseen=1",
        "large removals": "removals=1",
        "with links": "links=1",
        "stand": "stand=1",
        "stand, deep down": f"stand=1&before={revisions // 2}",
        "days": f"since={day}&until={day}",
        "until a day, deep down": f"until={day}&before={revisions // 3}",
        "guests, comments, links": "guests=1&kind=comment&links=1",
        "one person, rare language": "person=5&language=en",
        "guests, rare removals": "guests=1&removals=1",
        "stand, links: never both": "stand=1&links=1",
        "days, guests, stand": f"since={day}&guests=1&stand=1",
        "days, tag": f"until={day}&tag=1",
    }.items():  # fmt: skip
        path = f"/changes?{asked}"
        yield Case(f"changes, {name}, cached", KEPT, view(path))
        yield Case(f"changes, {name}, anew", None, _anew(database, path))
    for name, asked in {"newest": "", "unseen": "unseen=1"}.items():
        path = f"/changes?{asked}"
        yield Case(f"changes, {name}, a moderator's", KEPT, view(path, 200, moderator))
        yield Case(f"changes, {name}, a moderator's, anew", None, _anew(database, path, moderator))


def _anew(database: Database, path: str, headers: Mapping[str, str] | None = None) -> Any:
    """Return what asks for a page after somebody has saved something; `headers` say who asks."""

    def ask(server: Any, number: int) -> None:
        with database.writing() as session:
            page = session.scalars(Page.called(WORKED_ON)).one()
            page.save_revision(author=page.latest.writer, body=f"Nummer {next(SAVES)}.\n")
            session.commit()
        view(path, 200, headers)(server, number)

    return ask


def _moderator(database: Database, wiki: Server) -> dict[str, str]:
    """Return the headers by which a moderator is known who has signed in with a browser."""
    with database.writing() as session:
        person = account_called(session, "Mod")
        appoint(person, Role.MODERATOR)
        link = link_for(person)
        session.commit()
    asked = wiki.ask("GET", link)
    token = TOKEN.search(asked.body)
    if token is None:
        raise AssertionError("no form to sign in by")
    typed = FORM | {"Cookie": _cookie(asked)}
    signed_in = wiki.ask("POST", link, urlencode({"csrf_token": token[1].decode()}), typed)
    # As browsers do, with the cookie of the first page that has a form: its token stays the same from then on.
    return {"Cookie": _cookie(wiki.ask("GET", "/changes", None, {"Cookie": _cookie(signed_in)}))}


def _cookie(answer: Answer) -> str:
    return "; ".join(each.partition(";")[0] for each in answer.headers.get_all("Set-Cookie", []))


def _taking_back(database: Database) -> float:
    """Return the median seconds of what a vandal did in thirty edits, on pages that others wrote in since."""
    return statistics.median(_once(database, number) for number in range(3))


def _once(database: Database, number: int) -> float:
    with database.writing() as session:
        ann, vandal, mod = (Person(name) for name in ("Ann", "Vandal", "Mod"))
        session.add_all((ann, vandal, mod))
        session.flush()
        open_account(mod, f"Mod {number}")
        appoint(mod, Role.MODERATOR)
        pages = [
            Page.write(session, author=ann, title=f"Mål {number}.{each}", body=text(each), language="da")
            for each in range(12)
        ]
        for edit in range(30):
            page = pages[edit % 12]
            page.save_revision(author=vandal, body=f"{page.body}\nVrøvl {edit}\n")
        for page in pages:
            page.save_revision(author=ann, body=f"God morgen.\n\n{page.body}")
        session.commit()
        began = time.perf_counter()
        work = work_of(session, [vandal.id], now() - timedelta(minutes=30))
        sweep(work, Deed.TOOK_BACK, by=mod, about=vandal, reason="vrøvl")
        session.commit()
        took = time.perf_counter() - began
        if any("Vrøvl" in page.body or not page.body.startswith("God morgen.") for page in pages):
            raise AssertionError("not taken back")
    return took


if __name__ == "__main__":
    main()
