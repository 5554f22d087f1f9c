"""A provider of OpenID Connect in a process of its own, as a test's people find it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 30.0
COMMAND = (sys.executable, "-m", "oidc_provider_mock", "--require-nonce", "true")
CLAIMS = ('{"sub": "17", "preferred_username": "mette"}', '{"sub": "18", "name": "ole@example.org"}')


@contextmanager
def provider() -> Iterator[str]:
    """Serve one that knows Mette, who is its number 17, and Ole; return its address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    people = [part for claims in CLAIMS for part in ("--user-claims", claims)]
    command = [*COMMAND, "--port", str(port), *people]
    server = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        _wait_until_ready(server, address)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def agree(leads_to: str, subject: str = "17") -> str:
    """Sign in at the provider, where a wiki has led somebody; return the path and query that it leads back to."""
    answer = requests.post(leads_to, data={"sub": subject}, allow_redirects=False, timeout=PATIENCE)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def decline(leads_to: str) -> str:
    """Let the provider tell nothing; return where it leads back to."""
    answer = requests.post(leads_to, data={"action": "deny"}, allow_redirects=False, timeout=PATIENCE)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def _wait_until_ready(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > deadline:
            raise AssertionError("the provider did not become ready")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/.well-known/openid-configuration", timeout=PATIENCE).ok
    except requests.RequestException:
        return False
