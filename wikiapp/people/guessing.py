"""Guesses that were wrong, counted by where they came from and by what was tried, so that nobody can try many."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from sqlalchemy import Index, LargeBinary, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.deriving import keyed_digest
from wikiapp.logs import LOG

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WITHIN = timedelta(minutes=10)
MOST = 30  # a whole fair may come from one address, and people do mistype
NETWORK = 64  # bits of an address of version 6 that one household has


class WrongCode(Base):
    """A guess that was wrong; what it counts for is kept as a keyed hash, and not for long."""

    __tablename__ = "wrong_code"
    __table_args__ = (Index("ix_wrong_code_origin_at", "origin", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[datetime]


def origin_of(address: str | None, key: str) -> bytes:
    """Return what an address is known by."""
    return keyed_digest(key, f"origin {_network(address or '')}")


def too_many(session: Session, origin: bytes) -> bool:
    """Tell whether more codes than people mistype came from there lately."""
    return seconds_to_wait(session, origin, MOST) > 0


def seconds_to_wait(session: Session, counted: bytes, most: int) -> int:
    """Return after how long another guess is taken, where `most` wrong ones are; 0 where it is at once."""
    lately = select(WrongCode.at).where(WrongCode.origin == counted, WrongCode.at > now() - WITHIN)
    at = session.scalar(lately.order_by(WrongCode.at.desc()).offset(most - 1).limit(1))
    return 0 if at is None else 1 + (at + WITHIN - now()) // timedelta(seconds=1)


def note_wrong(session: Session, origin: bytes) -> None:
    """Count one more, and forget those that don't count any longer."""
    count(session, origin)
    LOG.warning("a wrong code", extra={"facts": {"origin": origin.hex()[:12]}})


def count(session: Session, counted: bytes) -> int:
    """Count one more that is not known to be wrong yet, and return its number."""
    session.execute(delete(WrongCode).where(WrongCode.at < now() - WITHIN))
    # Nothing of it is on any page: by a statement of its own, it doesn't put kept pages out of date.
    return session.scalars(insert(WrongCode).values(origin=counted, at=now()).returning(WrongCode.id)).one()


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, NETWORK), strict=False)) if known.version > 4 else address  # noqa: PLR2004
