"""The process that fills the index while the wiki is served: not a thread of those that answer readers.

Filling takes the processor for a tenth of a second and more at a time, and threads of one process would wait for
each other all the while.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wikiapp.logs import LOG
from wikiapp.search.follow import Follower

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wikiapp.database import Database
    from wikiapp.search.collection import Collection

LOOK = 0.5  # seconds between two looks whether the other process is still there
GRACE = 10.0  # seconds that it has for ending by itself; whatever it is doing then can be done again


def follow(
    database: Database, collections: Iterable[Collection], also: Iterable[Callable[[threading.Event], None]] = (),
    *, beside: int | None = None,
) -> None:  # fmt: skip
    """Keep these collections level, and do what is `also` to be done each in a thread of its own.

    That ends when the process is told to stop, or when the process `beside` is no more our parent.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    followers = [Follower(database, collection) for collection in collections]
    work = [*(follower.follow for follower in followers), *also]
    threads = [threading.Thread(target=each, args=(stop,)) for each in work]
    for thread in threads:
        thread.start()
    while not stop.wait(LOOK):
        if beside is not None and os.getppid() != beside:
            stop.set()
    for thread in threads:
        thread.join()


@contextmanager
def following() -> Iterator[None]:
    """Let `wikiapp follow` run as long as the block, and run again where it dies."""
    over, process = threading.Event(), _begun()
    keeper = threading.Thread(target=_keep, args=(process, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _begun() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "wikiapp", "follow", "--beside", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603 -- it is ourselves


def _keep(process: subprocess.Popen[bytes], over: threading.Event) -> None:
    while not over.wait(LOOK):
        if process.poll() is not None:
            LOG.warning(
                "the process that fills the search index died", extra={"facts": {"code": process.returncode}}
            )
            process = _begun()
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
