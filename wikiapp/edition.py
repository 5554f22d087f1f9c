"""The edition of the wiki: a number that rises with every commit of something new.

What was made from an older edition may be out of date; what was made from this one is not. All worker
processes see the same number, so a save by one is known to all at once.
"""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, event, update
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from wikiapp.database import Base, now

if TYPE_CHECKING:
    from sqlalchemy.orm import SessionTransaction, UOWTransaction

    from wikiapp.database import Database

ONLY = 1  # the one row


class Edition(Base):
    """The number and when it last rose, in a table of one row that the first migration makes."""

    __tablename__ = "edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    risen_at: Mapped[datetime]


NEXT = update(Edition).values(number=Edition.number + 1, risen_at=bindparam("now"))


def follow(sessions: sessionmaker[Session]) -> None:
    """Let every commit of these sessions that wrote something raise the edition."""
    event.listen(sessions, "after_flush", _note)
    event.listen(sessions, "before_commit", _raise_if_noted)
    event.listen(sessions, "after_soft_rollback", _forget)


def advance(session: Session) -> None:
    """Raise the edition when this transaction is committed."""
    session.info["wrote"] = True


def _note(session: Session, _context: UOWTransaction) -> None:
    advance(session)


def _raise_if_noted(session: Session) -> None:
    # Last of all, so that writers hold this one row, which all of them need, as shortly as can be.
    session.flush()
    if not session.in_nested_transaction() and session.info.pop("wrote", False):
        session.connection().execute(NEXT, {"now": now()})


def _forget(session: Session, given_up: SessionTransaction) -> None:
    if given_up.parent is None:  # all of it, not only a part that failed on the way
        session.info.pop("wrote", None)


class EditionReader:
    """Asks for the number at each request: a connection a thread, and nothing between it and the driver."""

    def __init__(self, database: Database) -> None:
        self._engine, self._local = database.engine, threading.local()

    def number(self) -> int:
        """Return the present edition."""
        try:
            return self._ask()
        except self._engine.dialect.dbapi.Error:  # type: ignore[union-attr]  # a lost connection, perhaps
            vars(self._local).clear()
            return self._ask()

    def _ask(self) -> int:
        number: int = self._connection().execute("SELECT number FROM edition").fetchone()[0]
        return number

    def _connection(self) -> Any:
        if not hasattr(self._local, "connection"):
            pooled = self._engine.raw_connection()
            self._local.connection = pooled.driver_connection
            pooled.detach()
            if self._engine.dialect.name != "sqlite":
                self._local.connection.autocommit = True
        return self._local.connection
