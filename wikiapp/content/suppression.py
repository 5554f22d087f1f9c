"""What of a revision is not shown any more, though it is kept: its text, its summary, who wrote it."""

from __future__ import annotations

from datetime import datetime
from enum import IntFlag
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, ScalarSelect
    from sqlalchemy.orm import Session

LONGEST_REASON = 500


class Hidden(IntFlag):
    """What is not shown. Of what is `ABSENT` not even this wiki knows what it was: it came as a stub."""

    TEXT = 1
    SUMMARY = 2
    AUTHOR = 4
    QUOTE = 8  # of a comment: the words that it is about, as they stood in a text that is not shown
    ABSENT = 16


CHOSEN = Hidden.TEXT | Hidden.SUMMARY | Hidden.AUTHOR  # what somebody can decide about


class Suppression(Base):
    """That something of one revision is not shown, beside the revision: that stays as it was, with its hash.

    It is gone when it is shown again; who did what, when and why stands in the moderators' log for good.
    """

    __tablename__ = "suppression"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True, autoincrement=False)
    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), index=True)
    what: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    """Nobody where it came with an import."""
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    created_at: Mapped[datetime]

    by: Mapped[Person | None] = relationship(foreign_keys=by_id)


class Withheld(Base):
    """Bytes of a picture or a file that nobody is handed any more, by their hash: whoever knows it could ask."""

    __tablename__ = "withheld"
    __table_args__ = {"sqlite_with_rowid": False}

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)


OF_CONTENT = select(func.count(), func.sum(Suppression.what), func.max(Suppression.created_at)).where(
    Suppression.content_id == bindparam("content")
)


def state_of(session: Session, content_id: int) -> tuple[Any, ...]:
    """Return something that is another one whenever something else of a content's history is suppressed."""
    return tuple(session.connection().execute(OF_CONTENT, {"content": content_id}).one())


def hidden_of(revision_id: Any) -> ScalarSelect[int]:
    """Return the column that says what of a revision is suppressed, given its row number; None for nothing."""
    asked = select(Suppression.what).where(Suppression.revision_id == revision_id)
    return asked.correlate_except(Suppression).scalar_subquery()


def shown(what: Hidden, hidden: Any) -> ColumnElement[bool]:
    """The condition that something of a revision may be seen, given its column `hidden`."""
    found: ColumnElement[bool] = func.coalesce(hidden, 0).op("&")(int(what)) == 0
    return found
