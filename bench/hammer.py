"""`python -m bench.hammer`: many writers, one server that is killed in the middle, and nothing lost.

Twenty processes save to five pages for thirty seconds; halfway the whole server is killed (SIGKILL) and started
again. Afterwards every save that was acknowledged must be in the history, and `wikiapp check` must be clean.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import select

from bench.servers import ROOT, free_port
from wikiapp.checking import check
from wikiapp.content import Revision
from wikiapp.database import connect

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.queues import Queue

PAGES = 5
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
BASED_ON = re.compile(r'name="based_on"[^>]*value="(\d*)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> None:
    """Hammer, kill, and count."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--writers", type=int, default=20)
    arguments.add_argument("--seconds", type=float, default=30)
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = start(folder, port)
        said: Queue[str] = multiprocessing.Queue()
        until = time.time() + wanted.seconds
        writers = started(_write, wanted.writers, port, until, said)
        time.sleep(wanted.seconds / 2)
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        server = start(folder, port)
        acknowledged = collected(said, writers)
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        _judge(folder, acknowledged)


def started(
    write: Callable[[int, int, float, Queue[str]], None], count: int, port: int, until: float, said: Queue[str]
) -> list[multiprocessing.Process]:
    """Let so many write at once, each in a process of its own."""
    writers = [multiprocessing.Process(target=write, args=(port, one, until, said)) for one in range(count)]
    for writer in writers:
        writer.start()
    return writers


def start(folder: str, port: int) -> subprocess.Popen[bytes]:
    """Serve the wiki in a folder, and wait until it answers."""
    server = subprocess.Popen(
        [sys.executable, "-m", "wikiapp", "serve", "--port", str(port)],
        cwd=ROOT, env={**os.environ, "WIKIAPP_DATA_DIR": folder}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.05)
    raise TimeoutError("the server doesn't come up")


def _write(port: int, number: int, until: float, said: Queue[str]) -> None:
    """Save one marked line after the other, each on top of the newest text; tell of those acknowledged."""
    cookie, count = "", 0
    while time.time() < until:
        page, mark = f"Fælles_{(number + count) % PAGES}", f"skriver-{number}-linje-{count}"
        try:
            answer, cookie = _append(port, page, mark, cookie)
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)  # the server is down: try the same line again
            continue
        if answer == HTTPStatus.TOO_MANY_REQUESTS:
            cookie = ""  # somebody else goes on: one person's budget isn't what is tried here
        if answer == 303:
            said.put(mark)
            count += 1
    said.put("")


def _append(port: int, page: str, mark: str, cookie: str) -> tuple[int, str]:
    return edit(port, page, cookie, lambda body: "\n".join([*body.strip().splitlines()[-40:], mark]))


def edit(port: int, page: str, cookie: str, change: Callable[[str], str]) -> tuple[int, str]:
    """Open the editor of a page, change what it holds, and save; return the status and the cookie from then on."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    path = "/wiki/" + page.replace("æ", "%C3%A6") + "/edit"
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    form = connection.getresponse()
    html = form.read().decode()
    cookie = _cookie(form) or cookie
    token, base = TOKEN.search(html), BASED_ON.search(html)
    body = html.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    fields = {"csrf_token": token[1] if token else "", "body": change(body), "language": "da"}
    if base and base[1]:
        fields["based_on"] = base[1]
    connection.request("POST", path, urlencode(fields), {**FORM, "Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, _cookie(answer) or cookie


def _cookie(answer: http.client.HTTPResponse) -> str:
    return (answer.headers["Set-Cookie"] or "").partition(";")[0]


def collected(said: Queue[str], writers: list[multiprocessing.Process]) -> set[str]:
    """Return what the writers told of, once all of them are done; the last thing each says is nothing."""
    marks, finished = set[str](), 0
    while finished < len(writers):
        mark = said.get(timeout=120)
        finished += not mark
        marks |= {mark} - {""}
    for writer in writers:
        writer.join()
    return marks


def _judge(folder: str, acknowledged: set[str]) -> None:
    database = connect(f"sqlite:///{Path(folder) / 'wiki.db'}")
    with database.reading() as session:
        revisions = session.scalars(select(Revision)).all()
        kept = {revision.body.strip().splitlines()[-1] for revision in revisions}
    lost, findings = acknowledged - kept, list(check(database))
    counts = f"{len(acknowledged)} saves acknowledged, {len(revisions)} revisions, {len(lost)} lost"
    print(f"{counts}, {len(findings)} findings")
    if lost or findings:
        sys.exit("\n".join([*sorted(lost), *findings]))


if __name__ == "__main__":
    main()
