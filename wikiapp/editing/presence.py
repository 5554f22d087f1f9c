"""Who has the editor of a content open: known for as long as the editor keeps telling so, and then forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content import Content
from wikiapp.database import Base, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.orm import Session

LASTS = timedelta(seconds=40)  # after it was told last; an editor tells it every 15 seconds
LONGEST_EDITOR = 36


class Presence(Base):
    """One editor that is open: `editor` is a word of chance that its browser made up for it."""

    __tablename__ = "presence"

    content_id: Mapped[int] = mapped_column(ForeignKey(Content.id), primary_key=True)
    editor: Mapped[str] = mapped_column(String(LONGEST_EDITOR), primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    seen_at: Mapped[datetime] = mapped_column(index=True)


def attend(connection: Connection, content_id: int, editor: str, person: Person | None) -> None:
    """Note that an editor is open, and forget those that tell nothing any more."""
    connection.execute(delete(Presence).where(Presence.seen_at < now() - LASTS))
    where = {"content_id": content_id, "editor": editor}
    facts = {"person_id": person.id if person else None, "seen_at": now()}
    if not connection.execute(update(Presence).filter_by(**where).values(**facts)).rowcount:
        connection.execute(insert(Presence).values(**where, **facts))


def leave(connection: Connection, content_id: int, editor: str) -> None:
    """Note that an editor was closed."""
    connection.execute(delete(Presence).filter_by(content_id=content_id, editor=editor))


def count_others(session: Session, content: Content, editor: str, person: Person | None) -> int:
    """Return how many people have a content's editor open, besides this one and others of the same person."""
    who = func.count(func.distinct(Presence.person_id)), func.count().filter(Presence.person_id.is_(None))
    others = select(*who).where(Presence.content_id == content.id, Presence.editor != editor, _goes_on())
    if person:
        others = others.where(Presence.person_id.is_distinct_from(person.id))
    known, strangers = session.execute(others).one()
    return int(known + strangers)


def writing(session: Session, contents: Sequence[Content]) -> tuple[list[str], int]:
    """Return the names of those who have an editor of any of these open, and how many more have who gave none."""
    here = Presence.content_id.in_([content.id for content in contents]), _goes_on()
    named = select(Person.name).where(Person.id.in_(select(Presence.person_id).where(*here))).order_by(Person.id)
    unnamed = select(func.count()).select_from(Presence).where(*here, Presence.person_id.is_(None))
    return list(session.scalars(named)), session.scalar(unnamed) or 0


def _goes_on() -> ColumnElement[bool]:
    return Presence.seen_at >= now() - LASTS
