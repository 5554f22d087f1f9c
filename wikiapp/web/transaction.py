"""The request's database session: a snapshot for whoever reads, the write lock for whoever writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app, g, request

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.database import Database

READING = {"GET", "HEAD", "OPTIONS"}


def use(app: Flask, database: Database) -> None:
    """Give every request a session of its own, closed when the request is over."""
    app.extensions["database"] = database
    app.teardown_appcontext(_close)


def database() -> Database:
    """Return the database of this app."""
    return cast("Database", current_app.extensions["database"])


def session() -> Session:
    """Return this request's session. Whoever answers commits it, once."""
    if "session" not in g:
        reads = request.method in READING or g.get("only_reads", False)
        g.session = database().reading() if reads else database().writing()
    return cast("Session", g.session)


def write() -> None:
    """Write from here on, in a request that only seems to look: one that another site leads somebody to."""
    _close(None)
    g.session = database().writing()


def only_read() -> None:
    """Give up what was not committed, and only read from here on: nobody else is kept waiting."""
    g.only_reads = True
    _close(None)


def _close(_error: BaseException | None) -> None:
    if "session" in g:
        g.pop("session").close()
