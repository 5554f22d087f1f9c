"""Pictures that come slowly, over a bad network: nobody else is kept waiting."""

from __future__ import annotations

import socket
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
AT_ONCE = 10  # of a whole stand's guests, all with one bar of reception
BEGINNING = (
    "POST /files/new HTTP/1.1\r\nHost: wiki\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    "Content-Length: 5000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=file; filename=a.jpg\r\n\r\n"
)


def test_readers_do_not_wait_for_uploads_that_take_long(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "wikiapp", "serve")
    with serving(*command, folder=tmp_path, cwd=ROOT) as address, ExitStack() as uploads:
        for connection in _beginning_to_upload(address):
            uploads.enter_context(connection)
        for _ in range(5):
            with urlopen(f"{address}/pages", timeout=5) as page:
                assert page.status == 200


def _beginning_to_upload(address: str) -> Iterator[socket.socket]:
    for _ in range(AT_ONCE):
        connection = socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), 5)
        connection.sendall(BEGINNING.encode())
        yield connection
