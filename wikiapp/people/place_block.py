"""Blocks of a shared device, and of a range of addresses: of whoever writes from there."""

from __future__ import annotations

from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, Select, String, and_, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.people.block import Blocking
from wikiapp.people.role import Role
from wikiapp.people.written_from import WrittenFrom, lies_within, packed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.people.written_from import IP

Network = IPv4Network | IPv6Network
WIDEST = {4: 16, 6: 32}  # bits that all addresses of a range have alike, at least
LONGEST_OBJECTION = 1000


class PlaceBlock(Blocking, Base):
    """One device's, or one range's from its first address to its last; accounts may be spared."""

    __tablename__ = "place_block"

    device_id: Mapped[int | None] = mapped_column(ForeignKey("device.id"))
    first: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    last: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    network: Mapped[str] = mapped_column(String(50))
    """The range as it is written; empty for a device."""
    spares_accounts: Mapped[bool]

    @classmethod
    def at(cls, device: int | None, address: IP | None) -> Select[PlaceBlock]:
        """Find those that hold now for a device, or for an address."""
        held = [cls.device_id == device] if device is not None else []
        if address is not None:
            held.append(and_(cls.first <= packed(address), cls.last >= packed(address)))
        found: Select[PlaceBlock] = cls.in_force()
        return found.where(or_(False, *held))

    def stops(self, person: Person | None) -> bool:
        """Tell whether it holds for somebody there: never for moderators."""
        spared = Role.WRITER if self.spares_accounts else Role.MODERATOR
        return person is None or not person.is_at_least(spared)


class PlaceAppeal(Base):
    """What somebody at a blocked place says to it."""

    __tablename__ = "place_appeal"

    id: Mapped[int] = mapped_column(primary_key=True)
    block_id: Mapped[int] = mapped_column(ForeignKey(PlaceBlock.id), index=True)
    words: Mapped[str] = mapped_column(String(LONGEST_OBJECTION))
    created_at: Mapped[datetime]

    block: Mapped[PlaceBlock] = relationship()

    @classmethod
    def against(cls, block: PlaceBlock, words: str) -> PlaceAppeal:
        """Say something to a block."""
        return cls(block=block, words=words[:LONGEST_OBJECTION], created_at=now())

    @classmethod
    def open(cls) -> Select[PlaceAppeal]:
        """Find those against blocks that hold, the oldest first."""
        held = PlaceBlock.in_force().with_only_columns(PlaceBlock.id).order_by(None)
        return select(cls).where(cls.block_id.in_(held)).order_by(cls.id)


def range_of(typed: str) -> Network | None:
    """Return the range that somebody typed, as 192.0.2.0/24 or one address; None for none, or too wide a one."""
    try:
        found = ip_network(typed.strip(), strict=False)
    except ValueError:
        return None
    return found if found.prefixlen >= WIDEST[found.version] else None


def writers_within(session: Session, network: Network) -> int:
    """Return how many people wrote from a range, as far as that is kept."""
    return session.scalar(select(func.count(WrittenFrom.person_id.distinct())).where(lies_within(network))) or 0


def ends_of(network: Network) -> tuple[bytes, bytes]:
    """Return the first and the last address of a range, packed."""
    return packed(network[0]), packed(network[-1])
