"""What lists of changes can be narrowed down by: for each facet a list of revisions that can be read from its end.

Derived from revisions, their contents and authors as they were at that moment, and from what was noted of them
since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String, delete, select, text
from sqlalchemy.orm import Mapped, aliased, mapped_column

from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.orm import Session

GUEST, REMOVAL, LINKS, UNSEEN = "guest", "removal", "links", "unseen"
LARGE = 30  # words: a removal that is worth a look


class Facet(Base):
    """One revision in the list of a facet."""

    __tablename__ = "facet"
    __table_args__ = {"sqlite_with_rowid": False}

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True, autoincrement=False)


PUT = text("INSERT INTO facet (name, revision_id) VALUES (:name, :revision_id) ON CONFLICT DO NOTHING")


def of_kind(kind: str) -> str:
    """Return the facet of what was done to contents of a kind."""
    return f"is {kind}"


def in_language(code: str) -> str:
    """Return the facet of what is written in a language."""
    return f"in {code}"


def tagged_by(filter_id: int) -> str:
    """Return the facet of what a filter tagged."""
    return f"tag {filter_id}"


def at_stand(number: int) -> str:
    """Return the facet of what was written at a stand."""
    return f"stand {number}"


def on_device(number: int) -> str:
    """Return the facet of what was written on a device."""
    return f"device {number}"


def has(name: str, revision_id: Any) -> ColumnElement[bool]:
    """Return the condition that a revision stands in the list of a facet."""
    other = aliased(Facet)  # the query may read the list of another facet
    found = select(other.revision_id).where(other.name == name, other.revision_id == revision_id)
    # Asked about each revision that is looked at; by EXISTS, PostgreSQL would read the whole list first.
    return found.scalar_subquery().is_not(None)


def put(connection: Connection, revision_id: int, names: Iterable[str]) -> None:
    """Put a revision into the lists of these facets."""
    rows = [{"name": name, "revision_id": revision_id} for name in names]
    if rows:
        connection.execute(PUT, rows)


def take_out(session: Session, name: str, numbers: Collection[int]) -> None:
    """Take revisions out of the list of a facet."""
    session.execute(delete(Facet).where(Facet.name == name, Facet.revision_id.in_(numbers)))
