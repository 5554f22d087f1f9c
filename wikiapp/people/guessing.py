"""Codes that were wrong, counted by where they came from, so that nobody can try many."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from sqlalchemy import Index, LargeBinary, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.logs import LOG

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WITHIN = timedelta(minutes=10)
MOST = 30  # a whole fair may come from one address, and people do mistype
NETWORK = 64  # bits of an address of version 6 that one household has


class WrongCode(Base):
    """A code that was none; where it came from is kept as a keyed hash, and not for long."""

    __tablename__ = "wrong_code"
    __table_args__ = (Index("ix_wrong_code_origin_at", "origin", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[datetime]


def origin_of(address: str | None, key: str) -> bytes:
    """Return what an address is known by."""
    return hmac.digest(key.encode(), f"origin {_network(address or '')}".encode(), "sha256")


def too_many(session: Session, origin: bytes) -> bool:
    """Tell whether more codes than people mistype came from there lately."""
    lately = select(func.count()).where(WrongCode.origin == origin, WrongCode.at > now() - WITHIN)
    return (session.scalar(lately) or 0) >= MOST


def note_wrong(session: Session, origin: bytes) -> None:
    """Count one more, and forget those that don't count any longer."""
    session.execute(delete(WrongCode).where(WrongCode.at < now() - WITHIN))
    session.add(WrongCode(origin=origin, at=now()))
    LOG.warning("a wrong code", extra={"facts": {"origin": origin.hex()[:12]}})


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, NETWORK), strict=False)) if known.version > 4 else address  # noqa: PLR2004
