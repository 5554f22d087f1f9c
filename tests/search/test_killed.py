"""Whoever fills the index is killed at any moment, twenty times over: nothing is lost, nothing doubled."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import threading
from typing import TYPE_CHECKING

from search_index import Query
from tests.databases import opened
from wikiapp.search.collection import Collections
from wikiapp.search.comparing import compare
from wikiapp.search.follow import Follower

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

KILLS, PAGES = 20, 40
# Each is a fork of a process that has everything imported already, but holds nothing open.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.databases", "wikiapp.search.follow", "search_index.whoosh.engine"])


def fill(database_url: str, search_url: str, begun: threading.Event) -> None:
    """Follow the store, until killed."""
    with opened(database_url) as database:
        collections = Collections.opened(search_url)
        threads = [
            threading.Thread(target=Follower(database, collection).follow, args=(threading.Event(),))
            for collection in collections
        ]
        for thread in threads:
            thread.start()
        begun.set()
        for thread in threads:
            thread.join()


def test_killing_the_one_who_fills_it_loses_and_doubles_nothing(
    session: Session, write: Write, config: Config, collections: Collections, level: Callable[[], None]
) -> None:
    chance = random.Random(7)
    pages = [write(f"Side {number}", _text(chance)) for number in range(PAGES)]
    author = pages[0].latest.writer
    session.commit()
    for kill in range(KILLS):
        if kill % 7 == 3:
            shutil.rmtree(config.search_url.partition(":")[2], ignore_errors=True)
        begun = PROCESSES.Event()
        process = PROCESSES.Process(target=fill, args=(config.database_url, config.search_url, begun))
        process.start()
        begun.wait()
        for page in chance.sample(pages, 5):
            page.save_revision(author=author, body=_text(chance))
            session.commit()
        process.join(chance.random() * 0.4)
        process.kill()
        process.join()
        process.close()
    level()
    assert list(compare(session, collections)) == []
    assert collections.current.index.count() == PAGES
    assert collections.current.index.search(Query("altid")).total == PAGES
    session.rollback()


def _text(chance: random.Random) -> str:
    lines = [" ".join(chance.choices(["te", "kaffe", "saft", "vand", "mælk"], k=9)) for _ in range(6)]
    return "altid her\n\n" + "\n\n".join(f"{line} {chance.random()}" for line in lines) + "\n"
