"""Sending the notices that are due, one after the other, outside of any request and of any transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import joinedload

from wikiapp.logs import LOG
from wikiapp.moderation.posting import GOOD, NotSent, post
from wikiapp.moderation.webhook import Delivery, forget_old

if TYPE_CHECKING:
    from wikiapp.database import Database

AT_ONCE = 20


def send_due(database: Database, key: str, *, inside: bool) -> int:
    """Try what is due, and return how much that was."""
    with database.reading() as session:
        due = session.scalars(Delivery.due().options(joinedload(Delivery.webhook)).limit(AT_ONCE)).all()
    return sum(_send(database, one, key, inside=inside) for one in due)


def forget_notices(database: Database) -> None:
    """Remove what is older than notices are kept."""
    with database.writing() as session:
        if forget_old(session):
            session.commit()


def _send(database: Database, one: Delivery, key: str, *, inside: bool) -> bool:
    with database.writing() as session:
        if one.webhook.ended_at or not one.claim(session):
            return False
        session.commit()
    status, trouble = _tried(one, key, inside=inside)
    with database.writing() as session:
        session.get_one(Delivery, one.id).settle(status, trouble)
        session.commit()
    LOG.info("a notice was sent", extra={"facts": {"delivery": one.id, "status": status, "trouble": trouble}})
    return True


def _tried(one: Delivery, key: str, *, inside: bool) -> tuple[int | None, str]:
    told = {"delivery": one.id, **one.told}
    try:
        status = post(one.webhook.address, told, one.webhook.secret(key), number=one.id, inside=inside)
    except NotSent as error:
        return None, str(error)
    return status, "" if status in GOOD else f"answered {status}"
