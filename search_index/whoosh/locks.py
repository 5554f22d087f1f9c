"""Taking turns among all threads and processes, by a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from search_index.index import IndexBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 0.01


@contextmanager
def turn(lock: Path, patience: float) -> Iterator[None]:
    """Hold a lock, having waited that many seconds at most; then raises IndexBusy."""
    with lock.open("a") as file:
        _wait(file, time.monotonic() + patience)
        yield


def is_taken(lock: Path) -> bool:
    """Tell whether somebody holds a lock."""
    with lock.open("a") as file:
        return not _taken(file)


def _wait(file: IO[str], deadline: float) -> None:
    while not _taken(file):
        if time.monotonic() > deadline:
            raise IndexBusy(f"{file.name} is held by somebody else")
        time.sleep(_PAUSE)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
