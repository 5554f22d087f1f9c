"""Serving: worker processes that answer, and the address to open, with a code for phones."""

from __future__ import annotations

import gc
import io
import os
import socket
import tempfile
from ipaddress import ip_address
from typing import TYPE_CHECKING

import segno
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from wikiapp import create_app, logs
from wikiapp.metrics import SHARED_FOLDER
from wikiapp.search.process import following

if TYPE_CHECKING:
    from flask import Flask

THREADS = 16  # requests that a worker process answers at once; those that bring pictures mostly wait for a network
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 -- what a host may ask for, never what is the default


def serve(host: str, port: int, workers: int) -> None:
    """Serve until told to stop; requests that are being answered are finished first."""
    with tempfile.TemporaryDirectory(prefix="wikiapp-metrics-") as counts, following():
        os.environ[SHARED_FOLDER] = counts
        Granian(
            "wikiapp.serving:app_of_a_worker",
            factory=True,
            interface=Interfaces.WSGI,
            address=host,
            port=port,
            workers=workers,
            blocking_threads=THREADS,
            backlog=1024,
            respawn_failed_workers=True,
            websockets=False,
            log_level=LogLevels.warning,
        ).serve()


def app_of_a_worker() -> Flask:
    """Return the app as each worker process makes it for itself."""
    logs.configure()
    app = create_app()
    gc.freeze()  # what lives as long as the process needs no looking through
    return app


def welcome(host: str, port: int) -> str:
    """Return where the wiki can be opened; with a QR code where other devices can reach it."""
    if not reachable(host):
        return f"\n  The wiki is at  http://{host}:{port}/\n"
    address = f"http://{_own_address() if host in EVERYWHERE else host}:{port}/"
    code = io.StringIO()
    segno.make(address, error="m").terminal(code, compact=True)
    return f"\n  The wiki is at  http://127.0.0.1:{port}/\n  and for phones at  {address}\n\n{code.getvalue()}"


def reachable(host: str) -> bool:
    """Tell whether a server at `host` can be reached from other devices."""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def _own_address() -> str:
    # No packet is sent: the system only says by which of its addresses it would reach the outside.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))
            return str(outward.getsockname()[0])
        except OSError:
            return socket.gethostname()
