"""`wikiapp serve` lets another process fill the index: begun with it, begun again where it dies, ended with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search_index import Query
from tests.search.test_follow import eventually
from wikiapp.search.process import following

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.search.collection import Collections
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

SERVE = """
import time
from wikiapp.search.process import following
with following():
    print("begun", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _as_configured(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIKIAPP_DATA_DIR", str(config.data_dir))
    monkeypatch.setenv("WIKIAPP_SEARCH_URL", config.search_url)


def test_it_fills_the_index_and_is_begun_again_where_it_dies(
    session: Session, write: Write, collections: Collections
) -> None:
    with following():
        for number in range(2):
            write(f"Te {number}", "Te er godt.\n")
            session.commit()
            eventually(lambda: not collections.current.index.trouble and _found(collections) == number + 1)  # noqa: B023
            (process,) = _followers_of(os.getpid())
            os.kill(process, signal.SIGKILL)
        eventually(lambda: _followers_of(os.getpid()) not in ([], [process]))
    assert _followers_of(os.getpid()) == []


def test_it_ends_when_the_server_is_killed() -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    with server.stdout as said:
        assert said.readline() == "begun\n"
        (process,) = _followers_of(server.pid)
        eventually(lambda: _command(process)[-3:-1] == ["follow", "--beside"])
        server.kill()
        server.wait()
    eventually(lambda: not _command(process))


def _found(collections: Collections) -> int:
    return collections.current.index.search(Query("godt")).total


def _followers_of(parent: int) -> list[int]:
    children = [
        int(child)
        for task in Path(f"/proc/{parent}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
    return [child for child in children if "follow" in _command(child)]


def _command(process: int) -> list[str]:
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [word.decode() for word in words][:-1]
