"""Keeping from where somebody writes, with what they write and no longer than is configured."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app, g, has_request_context, request
from sqlalchemy import event, insert

from wikiapp.content import Revision
from wikiapp.database import now
from wikiapp.filters.held import Held
from wikiapp.people.present import before_each_write
from wikiapp.people.written_from import WrittenFrom, packed, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

    from wikiapp.people.person import Person

KEEP = insert(WrittenFrom)


def use(app: Flask, device: Callable[[], int | None]) -> None:
    """Notice who writes; `device` tells the number of the shared one that a request comes from."""
    app.extensions["device_number"] = device
    before_each_write(app, _notice)


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions keep it with what a request writes."""
    event.listen(sessions, "after_flush", _keep)


def device_number() -> int | None:
    """Return the number of the shared device that this request comes from."""
    return cast("Callable[[], int | None]", current_app.extensions["device_number"])()


def _notice(person: Person) -> None:
    g.writes = person


# Only with what is written: whoever is refused, or only looks, leaves no address. What somebody else brings about
# in a person's name, as by approving it, comes from an address that isn't theirs.
def _keep(session: Session, _context: UOWTransaction) -> None:
    writes = g.get("writes") if has_request_context() else None
    days = current_app.config["KEEP_ADDRESSES"] if writes else 0
    address = read(request.remote_addr) if days else None
    if writes is None or address is None or not any(_writer(new) is writes for new in session.new):
        return
    g.writes = None
    row = {"person_id": writes.id, "device_id": device_number(), "address": packed(address), "at": now()}
    session.connection().execute(KEEP, row)


def _writer(new: object) -> Person | None:
    return new.writer if isinstance(new, Revision) else new.person if isinstance(new, Held) else None
