"""Noting at which stand, and on which of its devices, a revision was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import has_request_context
from sqlalchemy import event, select

from wikiapp.content import Revision
from wikiapp.content.facet import at_stand, on_device, put
from wikiapp.language import gettext as _
from wikiapp.stands.at_the_stand import present_stand
from wikiapp.stands.device import Device
from wikiapp.stands.present import present_device
from wikiapp.stands.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

MOST = 200  # stands, and devices, that can be chosen from
STANDS = Stand.newest().with_only_columns(Stand.id, Stand.name).limit(MOST)
DEVICES = (
    select(Device.id, Device.name, Stand.name, Device.removed_at)
    .join(Device.stand)
    .where(Device.registered_at.is_not(None))
    .order_by(Device.id.desc())
    .limit(MOST)
)


def follow(sessions: sessionmaker[Session]) -> None:
    """Let these sessions note it of whatever a request writes."""
    event.listen(sessions, "after_flush", _note_new_revisions)


def stands(session: Session) -> dict[int, str]:
    """Return what the stands are called, by their numbers, the newest first."""
    return {row.id: row.name for row in session.connection().execute(STANDS)}


def devices(session: Session) -> dict[int, str]:
    """Return what the devices are called, those too that belong to a stand no more."""
    away = _("removed")
    return {
        number: f"{name} ({stand})" if removed_at is None else f"{name} ({stand}, {away})"
        for number, name, stand, removed_at in session.connection().execute(DEVICES)
    }


def _note_new_revisions(session: Session, _context: UOWTransaction) -> None:
    new = [one for one in session.new if isinstance(one, Revision)] if has_request_context() else []
    places = list(_present_places()) if new else []
    if places:
        for revision in new:
            put(session.connection(), revision.id, places)


def _present_places() -> Iterator[str]:
    if device := present_device():
        yield on_device(device.id)
    if (stand := present_stand()) is not None:
        yield at_stand(stand)
