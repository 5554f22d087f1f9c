"""Handing mails to the server that the settings name. A mail is a person's own text, plain, in their language.

`smtp://` begins in the open and insists on encrypting before anything else is said, `smtps://` is encrypted from
the first byte, `smtp+plain://` never is: for a server on the same machine.
"""

from __future__ import annotations

import smtplib
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from wikiapp.logs import LOG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PATIENCE = 5  # seconds that a mail server has for each answer
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class MailNotSent(Exception):
    """The mail server can't be reached, or doesn't take it."""


@dataclass(frozen=True)
class Mail:
    """To whom, and what."""

    to: str
    subject: str
    text: str


class Office:
    """The mail server, and in whose name mails are sent."""

    def __init__(self, url: str, sender: str) -> None:
        self._url, self._sender = urlsplit(url), sender
        if self._url.scheme not in PORTS or not self._url.hostname:
            raise ValueError("WIKIAPP_MAIL_URL is smtp://, smtps:// or smtp+plain://, and the name of a server")

    def send(self, mail: Mail) -> None:
        """Send it, and wait until the server has it. Raises MailNotSent."""
        with _told(), self._connect() as server:
            server.send_message(self._written(mail))

    def send_later(self, mails: Callable[[], Iterable[Mail]]) -> None:
        """Connect, and leave the rest to a thread; so how long it takes says nothing of whether there is any.

        Raises MailNotSent where the server can't be reached.
        """
        with _told():
            server = self._connect()
        threading.Thread(target=self._deliver, args=(server, mails), daemon=True).start()

    def _deliver(self, server: smtplib.SMTP, mails: Callable[[], Iterable[Mail]]) -> None:
        try:
            with _told(), server:
                for mail in mails():
                    server.send_message(self._written(mail))
        except MailNotSent:
            pass  # which is in the log
        except Exception as error:  # noqa: BLE001 -- nobody else hears of what happens in a thread
            LOG.exception("failed", exc_info=error)

    def _connect(self) -> smtplib.SMTP:
        url, safe = self._url, ssl.create_default_context()
        at = (url.hostname or "", url.port or PORTS[url.scheme])
        if url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(*at, timeout=PATIENCE, context=safe)
        else:
            server = smtplib.SMTP(*at, timeout=PATIENCE)
        try:
            if url.scheme == "smtp":
                server.starttls(context=safe)
            if url.username:
                server.login(unquote(url.username), unquote(url.password or ""))
        except BaseException:
            server.close()
            raise
        return server

    def _written(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, mail.to, mail.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=parseaddr(self._sender)[1].rpartition("@")[2] or None)
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        return message


@contextmanager
def _told() -> Iterator[None]:
    # Neither the address nor what the server said of it stands in the log, and the password in no error of ours.
    try:
        yield
    except (OSError, ValueError, smtplib.SMTPException) as error:
        facts = {"why": type(error).__name__, "code": getattr(error, "smtp_code", None)}
        LOG.error("a mail was not sent", extra={"facts": facts})
        raise MailNotSent(type(error).__name__) from error
