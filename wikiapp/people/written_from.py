"""From which addresses people wrote lately: kept apart from what they wrote, for moderators, and not for long."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, LargeBinary, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

IP = IPv4Address | IPv6Address
_MAPPED = bytes(10) + b"\xff\xff"  # how an address of version 4 stands among those of version 6 (RFC 4291)


class WrittenFrom(Base):
    """That somebody wrote from an address, on their own device or on a shared one."""

    __tablename__ = "written_from"
    __table_args__ = (Index("ix_written_from_address_at", "address", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    device_id: Mapped[int | None] = mapped_column(ForeignKey("device.id"))
    address: Mapped[bytes] = mapped_column(LargeBinary(16))
    at: Mapped[datetime] = mapped_column(index=True)

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, person: Person) -> Select[WrittenFrom]:
        """Find from where somebody wrote, the newest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id.desc())

    @property
    def shown(self) -> str:
        """The address as it is written."""
        return str(unpacked(self.address))


def packed(address: IP) -> bytes:
    """Return the sixteen bytes of an address, in whose order neighbours stand together."""
    return _MAPPED + address.packed if isinstance(address, IPv4Address) else address.packed


def unpacked(address: bytes) -> IP:
    """Return the address of sixteen bytes."""
    found = IPv6Address(address)
    return found.ipv4_mapped or found


def read(address: str | None) -> IP | None:
    """Return an address that a request came from; None where it says none."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def lies_within(network: IPv4Network | IPv6Network) -> ColumnElement[bool]:
    """Return the condition that an address is one of a network."""
    return WrittenFrom.address.between(packed(network[0]), packed(network[-1]))


def forget_older(session: Session, days: int) -> int:
    """Remove what is kept longer than so many days, and return how much that was."""
    old = delete(WrittenFrom).where(WrittenFrom.at < now() - timedelta(days=days))
    return len(session.connection().execute(old.returning(WrittenFrom.id)).all())
