"""What has to be done now and then, by the process that works beside those that answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wikiapp.logs import LOG
from wikiapp.moderation.sending import forget_notices, send_due
from wikiapp.people.written_from import forget_older

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from wikiapp.config import Config
    from wikiapp.database import Database

    Chore = Callable[[threading.Event], None]

SELDOM, OFTEN = 600.0, 2.0  # seconds


def chores(database: Database, config: Config) -> list[Chore]:
    """Return all of them, each to be done until told to stop."""
    send = partial(send_due, database, config.secret_key, inside=config.notices_inside)
    return [
        partial(now_and_then, partial(_forget_addresses, database, config.keep_addresses), SELDOM),
        partial(now_and_then, partial(forget_notices, database), SELDOM),
        partial(now_and_then, send, OFTEN),
    ]


def now_and_then(work: Callable[[], object], seconds: float, stop: threading.Event) -> None:
    """Do some work, and again after so many seconds, whatever became of it."""
    while not stop.is_set():
        try:
            work()
        except Exception:  # noqa: BLE001 -- whatever it is: it is tried again
            LOG.exception("a chore failed")
        stop.wait(seconds)


def _forget_addresses(database: Database, days: int) -> None:
    with database.writing() as session:
        if forget_older(session, days):
            session.commit()
