"""`python -m bench.crowd`: everybody changes one paragraph at once, and every word of theirs is kept.

Twenty processes change the same sentence for thirty seconds. Each save is answered as saved or as colliding;
either way its words must stand in the history afterwards: in what the page said or in a suggestion.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from bench.hammer import collected, edit, start, started
from bench.servers import free_port
from wikiapp.checking import check
from wikiapp.content import Revision
from wikiapp.database import connect

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

PAGE = "Definition"
FIRST = "En mikrovirksomhed er en virksomhed, der er lille nok til, at alle i den kender hinanden.\n"
MARK = re.compile(r"s\d+n\d+")
PLACES = 12  # words of the sentence, one of which each save changes
ANSWERS = {303: "saved", 409: "collided"}


def main() -> None:
    """Let the crowd write, and look for every word."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--writers", type=int, default=20)
    arguments.add_argument("--seconds", type=float, default=30)
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = start(folder, port)
        edit(port, PAGE, "", lambda _nothing: FIRST)
        said: Queue[str] = multiprocessing.Queue()
        until = time.time() + wanted.seconds
        told = collected(said, started(_write, wanted.writers, port, until, said))
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        _judge(folder, told)


def _write(port: int, number: int, until: float, said: Queue[str]) -> None:
    """Put one marked word after the other into the sentence; tell how each was answered."""
    cookie, count = "", 0
    while time.time() < until:
        mark = f"s{number}n{count}"
        try:
            status, cookie = edit(port, PAGE, cookie, partial(_changed, mark))
        except (OSError, http.client.HTTPException):
            continue  # not acknowledged, so nothing is promised of it
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            cookie = ""  # somebody else goes on
            continue
        said.put(f"{ANSWERS.get(status, status)} {mark}")
        count += 1
    said.put("")


def _changed(mark: str, body: str) -> str:
    words = body.split()
    words[hash(mark) % min(PLACES, len(words))] = mark
    return " ".join(words) + "\n"


def _judge(folder: str, told: set[str]) -> None:
    database = connect(f"sqlite:///{Path(folder) / 'wiki.db'}")
    with database.reading() as session:
        revisions = session.scalars(select(Revision)).all()
        suggested = sum(revision.is_suggestion for revision in revisions)
        kept = {mark for revision in revisions for mark in MARK.findall(revision.body)}
    lost = sorted(line for line in told if line.split()[1] not in kept)
    findings = list(check(database))
    answers = ", ".join(f"{count} {answer}" for answer, count in Counter(line.split()[0] for line in told).items())
    print(f"{answers}; {len(revisions)} revisions, {suggested} of them suggestions; {len(lost)} words lost")
    if lost or findings:
        sys.exit("\n".join([*lost, *findings]))


if __name__ == "__main__":
    main()
