"""Where contents stand among their like, and where they stood before."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, delete, select, union_all
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikiapp.content.errors import AddressTaken
from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Collection

    from wikiapp.content.content import Content

AT_ONCE = 50  # addresses that one query asks for
LONGEST_ADDRESS = 400


class FormerAddress(Base):
    """An address that leads to a content which stood there before. A kind keeps those that it wants to."""

    __tablename__ = "former_address"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS), primary_key=True)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"))

    @classmethod
    def keep(cls, content: Content, left: str) -> None:
        """Let an address that a content has left lead to it from now on."""
        for stands_at in (left, content.address):
            content.session.execute(delete(cls).where(cls.kind == content.kind, cls.address == stands_at))
        content.session.add(cls(kind=content.kind, address=left, content_id=content.id))


def free_address(session: Session, kind: type[Content], title: str, of: Content | None = None) -> str | None:
    """Return the best address for something so titled, None where its kind has none; raises AddressTaken.

    Where another content stands, or stood before, nobody else can stand.
    """
    wanted = kind.addresses(title)
    name = str(kind.__mapper__.polymorphic_identity)
    first = next(wanted, None)
    if first is None:
        return None
    wanted = chain([first], wanted)
    while some := list(islice(wanted, AT_ONCE)):
        taken = holders(session, name, some)
        free = (address for address in some if taken.get(address) in {None, of.id if of else None})
        if (found := next(free, None)) is not None:
            return found
    raise AddressTaken(title, session.scalar(select(kind).where(kind.address == first)))


def holders(session: Session, kind: str, addresses: Collection[str]) -> dict[str, int]:
    """Return which contents of a kind stand, or stood, at these addresses."""
    left, stands = FormerAddress.__table__.c, Base.metadata.tables["content"].c
    former = select(left.address, left.content_id).where(left.kind == kind, left.address.in_(addresses))
    present = select(stands.address, stands.id).where(stands.kind == kind, stands.address.in_(addresses))
    return {row.address: row.content_id for row in session.execute(union_all(former, present))}
