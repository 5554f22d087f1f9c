"""The index follows the store by itself, whatever becomes of it."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from search_index import IndexBusy, Query
from wikiapp.search import follow
from wikiapp.search.comparing import compare
from wikiapp.search.follow import Follower
from wikiapp.search.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.database import Database
    from wikiapp.search.collection import Collections
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

PATIENCE = 20  # seconds


@contextmanager
def following(database: Database, collections: Any) -> Iterator[None]:
    """Let followers run in threads of this process."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=Follower(database, collection).follow, args=(stop,)) for collection in collections
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def eventually(does: Callable[[], object]) -> None:
    """Wait until it comes true."""
    until = time.monotonic() + PATIENCE
    while not does():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.02)


@pytest.fixture
def is_level(database: Database, collections: Collections) -> Callable[[], bool]:
    """Tell whether nothing is noted any more, and nothing is amiss."""

    def is_level() -> bool:
        with database.reading() as session:
            noted = session.scalars(select(Pending)).first()
            troubled = any(collection.index.trouble for collection in collections)
            return noted is None and not troubled and list(compare(session, collections)) == []

    return is_level


def test_what_is_saved_is_found_soon_after(
    session: Session, write: Write, database: Database, collections: Collections, is_level: Callable[[], bool]
) -> None:
    with following(database, collections):
        eventually(is_level)
        page = write("Te", "Te er godt.\n")
        session.commit()
        eventually(lambda: collections.current.index.search(Query("godt")).total == 1)
        page.save_revision(author=page.latest.writer, body="Kaffe.\n")
        session.commit()
        eventually(lambda: collections.current.index.search(Query("godt")).total == 0)
        eventually(is_level)


@pytest.mark.parametrize("harm", ["deleted", "overwritten", "cut short"])
def test_an_index_that_is_gone_or_broken_comes_back_by_itself(
    session: Session, write: Write, database: Database, collections: Collections, *, config: Config,
    level: Callable[[], None], is_level: Callable[[], bool], harm: str,
) -> None:  # fmt: skip
    write("Te", "Te er godt.\n")
    session.commit()
    level()
    collections.close()
    folder = Path(config.search_url.partition(":")[2])
    if harm == "deleted":
        shutil.rmtree(folder)
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(
                b"rust" * 1000 if harm == "overwritten" else file.read_bytes()[: file.stat().st_size // 2]
            )
    assert any(collection.index.trouble for collection in collections)
    with following(database, collections):
        eventually(is_level)
        write("Kaffe", "Kaffe er godt.\n")
        session.commit()
        eventually(lambda: collections.current.index.search(Query("godt")).total == 2)


@pytest.mark.parametrize("error", [OSError("no space left"), IndexBusy(), RuntimeError("anything")])
def test_while_the_index_fails_everything_stays_noted_and_afterwards_all_is_found(
    session: Session, write: Write, database: Database, collections: Collections, *, level: Callable[[], None],
    is_level: Callable[[], bool], monkeypatch: pytest.MonkeyPatch, error: Exception,
) -> None:  # fmt: skip
    session.commit()
    level()
    failing, attempts = True, list[int]()
    write_really = collections.current.index.write

    def write_or_fail(*documents: Any, **named: Any) -> None:
        attempts.append(1)
        if failing:
            raise error
        write_really(*documents, **named)

    monkeypatch.setattr(collections.current.index, "write", write_or_fail)
    monkeypatch.setattr(follow, "PAUSE", 0.01)
    with following(database, [collections.current]):
        write("Te", "Te er godt.\n")
        session.commit()
        eventually(lambda: len(attempts) > 2)
        assert not is_level()
        failing = False
        eventually(lambda: collections.current.index.search(Query("godt")).total == 1)


def test_the_more_often_it_fails_the_longer_it_waits(
    database: Database, collections: Collections, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    class Watched(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waited.append(timeout or 0)
            if len(waited) == 12:
                self.set()
            return self.is_set()

    def fail(_self: object) -> None:
        raise OSError("no such disk")

    monkeypatch.setattr(type(collections.current.index), "trouble", property(fail))
    Follower(database, collections.current).follow(Watched())
    assert waited == sorted(waited)
    assert waited[0] < 1
    assert waited[-1] == follow.LONGEST_PAUSE
