"""The wiki as its users have it: a process of its own, on a port of its own, with a folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60.0


@contextmanager
def serving(*command: str | Path, folder: Path, cwd: Path) -> Iterator[str]:
    """Run that command in `cwd` with its data in `folder`, and yield its address when it is ready."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WORKERS": "1",
        "WIKIAPP_DATA_DIR": str(folder),
    }
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=cwd, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(server, address, log)
        yield address
        assert server.poll() is None, f"the server ended by itself with {server.returncode}:\n{_read(log)}"
    finally:
        _stop(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(f"{address}/health/ready"):
        if server.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"the server did not become ready:\n{_read(log)}")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _read(log: Path) -> str:
    return log.read_text(encoding="utf-8")
