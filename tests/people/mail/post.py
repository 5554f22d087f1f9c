"""A mail server of the test's own, on a port of its own, and what arrived there."""

from __future__ import annotations

import email
import email.policy
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, LoginPassword, Session

PATIENCE = 10.0  # seconds


class Inbox:
    """Takes every mail, and who sent it by which name and password."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.signed_in: list[tuple[bytes, bytes]] = []
        self.address = ""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- its name
        """Take a mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.mails.append(email.message_from_bytes(content, policy=email.policy.default))
        return "250 OK"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, how: str, by: LoginPassword
    ) -> AuthResult:
        """Let everybody in."""
        self.signed_in.append((by.login, by.password))
        return AuthResult(success=True)

    def wait_for(self, many: int) -> EmailMessage:
        """Return the last mail, once so many are there."""
        deadline = time.monotonic() + PATIENCE
        while len(self.mails) < many:
            if time.monotonic() > deadline:
                raise AssertionError(f"{len(self.mails)} mails came, not {many}")
            time.sleep(0.01)
        return self.mails[-1]


@contextmanager
def mail_server() -> Iterator[Inbox]:
    """Serve in the open, as on the same machine."""
    inbox = Inbox()
    server = Controller(
        inbox, hostname="127.0.0.1", port=_free_port(), authenticator=inbox.authenticate, auth_require_tls=False,
    )  # fmt: skip
    server.start()
    inbox.address = f"127.0.0.1:{server.port}"
    try:
        yield inbox
    finally:
        server.stop()


@contextmanager
def silent_server() -> Iterator[str]:
    """Take connections, and say nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held: list[socket.socket] = []
        taking = threading.Thread(target=lambda: held.append(listening.accept()[0]), daemon=True)
        taking.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        taking.join(PATIENCE)
        for each in held:
            each.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
