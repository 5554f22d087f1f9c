"""The current text of each content, whole: what is read most is read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikiapp.content.text import Text, compressed, decoded, verified
from wikiapp.database import Base

if TYPE_CHECKING:
    from wikiapp.content.content import Content

SHORT_CHAIN = 4  # up to so many differences a text is read about as fast from its chain,
SHORT_TEXT = 40_000  # and up to so many letters from any chain


class CurrentText(Base):
    """A whole copy of a content's current text; derived, so it can be thrown away."""

    __tablename__ = "current_text"

    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    data: Mapped[bytes]


WHOLE = select(CurrentText.data).where(
    CurrentText.content_id == bindparam("of"), CurrentText.text_id == bindparam("text")
)
REPLACE = update(CurrentText).where(CurrentText.content_id == bindparam("of"))


def keep_current(session: Session, content_id: int, text: Text, words: str) -> None:
    """Keep the whole text of a content's newest revision, where enough is gained by it."""
    if text.depth > SHORT_CHAIN and len(words) > SHORT_TEXT:
        row = {"text_id": text.id, "data": compressed(words)}
        connection = session.connection()
        if connection.execute(REPLACE, {"of": content_id, **row}).rowcount == 0:
            connection.execute(insert(CurrentText), {"content_id": content_id, **row})


def current_words(session: Session, content: Content) -> str:
    """Return what a content says now, verified; raises TextDamaged."""
    text = content.latest.text
    asked = {"of": content.id, "text": text.id}
    whole = session.connection().scalar(WHOLE, asked) if text.depth > SHORT_CHAIN else None
    if whole is None:
        return content.latest.original
    return content.latest.remember(verified(decoded([whole]), text.hash))
