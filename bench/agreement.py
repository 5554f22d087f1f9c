"""`python -m bench.agreement`: what support costs on a page that many agree with, and that is much edited."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from bench.corpus import WORDS
from wikiapp import create_app
from wikiapp.agreement import bags, support
from wikiapp.agreement.agreeing import agree
from wikiapp.config import Config
from wikiapp.migrating import migrate
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

PEOPLE, REVISIONS, PARAGRAPHS, LENGTH, ROUNDS = 5_000, 100, 20, 50, 7
CHANCE = random.Random(17)
PAGE = "/wiki/Te"


def main() -> None:
    """Measure reading and saving a page of 1,000 words, first without any support, then with a lot of it."""
    with tempfile.TemporaryDirectory() as folder:
        url, index = f"sqlite:///{folder}/wiki.db", f"whoosh:{folder}/search"
        app = create_app(Config(Path(folder), url, "bench", search_url=index))
        database = app.extensions["database"]
        migrate(database)
        for people in (0, PEOPLE):
            with database.writing() as session:
                _lived(session, people)
            print(f"{people} people, {REVISIONS} revisions")
            client = app.test_client()

            def read(path: str = PAGE) -> None:
                assert client.get(path).status_code == 200  # noqa: B023 -- asked for at once

            def save() -> None:
                with database.writing() as session:
                    _edited(session)

            def one_more() -> None:
                with database.writing() as session:
                    page = session.scalars(Page.called("Te")).one()
                    agree(page, person=_person(session), revision=page.latest_number)
                    session.commit()

            def other() -> None:
                with database.writing() as session:
                    session.add(Person("Somebody"))
                    session.commit()

            _print("a save", save)
            _print("page view after a save of something else", read, other)
            _print("page view after an edit", read, save)
            _print("history", lambda: read(f"{PAGE}/history"), other)
            _print("history, nothing remembered", lambda: read(f"{PAGE}/history"), forgetting(other))
            _print("page view, nothing remembered", read, forgetting(save))
            _print("page view after one more agreed", read, one_more)


def _lived(session: Session, people: int) -> None:
    page = session.scalar(Page.called("Te"))
    if page is None:
        text = "\n\n".join(" ".join(CHANCE.choices(WORDS, k=LENGTH)) for _ in range(PARAGRAPHS))
        page = Page.write(session, author=_person(session), title="Te", body=f"{text}\n", language="da")
    for _ in range(REVISIONS - page.latest_number):
        _edited(session)
    for number in range(people):
        agree(page, person=_person(session), revision=1 + number % REVISIONS)
    session.commit()


def _edited(session: Session) -> None:
    """Replace fifteen words somewhere in one paragraph."""
    page = session.scalars(Page.called("Te")).one()
    paragraphs = page.body.split("\n\n")
    words = paragraphs[place := CHANCE.randrange(PARAGRAPHS)].split(" ")
    at = CHANCE.randrange(LENGTH - 15)
    words[at : at + 15] = [f"{word}{page.latest_number}" for word in CHANCE.choices(WORDS, k=15)]
    paragraphs[place] = " ".join(words)
    page.save_revision(author=_person(session), body="\n\n".join(paragraphs))
    session.commit()


def _person(session: Session) -> Person:
    person = Person("Somebody")
    session.add(person)
    session.flush()
    return person


def forgetting(act: Callable[[], None]) -> Callable[[], None]:
    """Return what does something, and lets the process remember nothing."""

    def act_and_forget() -> None:
        act()
        _forget()

    return act_and_forget


def _forget() -> None:
    support.COUNTED.clear()
    support.HAD.clear()
    bags._KEPT.clear()  # noqa: SLF001 -- as a process that was just started


def _print(name: str, measured: Callable[[], object], before: Callable[[], object] = lambda: None) -> None:
    print(f"  {name}: {1000 * median(_times(measured, before)):.1f} ms")


def _times(measured: Callable[[], object], before: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        before()
        began = process_time()
        measured()
        times.append(process_time() - began)
    return times


if __name__ == "__main__":
    main()
