"""`python -m bench.listeners`: hundreds look at the recent changes, as their browsers do, while people write.

Each listener asks every four seconds, on a connection that it keeps, whether the page is still the one that it
has. Writers save at a pace that is given, each to pages of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import os
import signal
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from bench.hammer import edit, start
from bench.servers import free_port

EVERY, WRITERS = 4.0, 10  # seconds; people who write at once


@dataclass
class Measured:
    """Milliseconds of every answer, and how they were answered."""

    looks: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)


def main() -> None:
    """Let them look and write, and print how long each waited."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--listeners", type=int, default=500)
    arguments.add_argument("--saves", type=float, default=50, help="a second")
    arguments.add_argument("--seconds", type=float, default=20)
    wanted, measured = arguments.parse_args(), Measured()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = start(folder, port)
        until = time.monotonic() + wanted.seconds
        writers = [
            threading.Thread(target=_write, args=(port, one, wanted.saves / WRITERS, until, measured))
            for one in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        asyncio.run(_listen(port, wanted.listeners, until, measured))
        for writer in writers:
            writer.join()
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
    print(f"answers: {dict(measured.answers)}; {len(measured.saves) / wanted.seconds:.0f} saves a second")
    print("| | median ms | 99 % ms |\n| --- | --: | --: |")
    for name, waited in (("a look", measured.looks), ("a save, with its form", measured.saves)):
        at_99 = statistics.quantiles(waited, n=100)[98]
        print(f"| {name} | {statistics.median(waited):.1f} | {at_99:.1f} |")


async def _listen(port: int, count: int, until: float, measured: Measured) -> None:
    await asyncio.gather(*(_look(port, EVERY * one / count, until, measured) for one in range(count)))


async def _look(port: int, after: float, until: float, measured: Measured) -> None:
    await asyncio.sleep(after)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    tag = b""
    while time.monotonic() < until:
        began = time.perf_counter()
        known = b"If-None-Match: " + tag + b"\r\n" if tag else b""
        writer.write(b"GET /changes HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n" + known + b"\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:])
        }
        status = int(head.split(b" ", 2)[1])
        if status != http.HTTPStatus.NOT_MODIFIED:
            await reader.readexactly(int(headers.get(b"content-length", b"0")))
        measured.looks.append((time.perf_counter() - began) * 1000)
        measured.answers[status] += 1
        tag = headers.get(b"etag", b"")
        await asyncio.sleep(EVERY)
    writer.close()


def _write(port: int, number: int, a_second: float, until: float, measured: Measured) -> None:
    cookie, count = "", 0
    while time.monotonic() < until:
        began = time.perf_counter()
        page, words = f"Side_{number}_{count % 50}", f"linje {count} af {number}"
        status, cookie = edit(port, page, cookie, partial(_said, words))
        measured.saves.append((time.perf_counter() - began) * 1000)
        cookie = "" if status == http.HTTPStatus.TOO_MANY_REQUESTS else cookie
        count += 1
        time.sleep(max(0.0, 1 / a_second - (time.perf_counter() - began)))


def _said(words: str, _before: str) -> str:
    return words


if __name__ == "__main__":
    main()
