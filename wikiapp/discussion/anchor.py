"""What holds a comment to the words that it is about: the words, where they stood, and in which revision.

The words are those that a reader sees, without markup: that is what people select.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base

LONGEST_QUOTE = 1000  # letters


class Passage(NamedTuple):
    """Words as they are read, where they begin among the letters of a text, and the number of the revision."""

    quote: str
    position: int
    revision: int


class Anchor(Base):
    """The passage that a comment is about; a fact, so it stays as it was whatever becomes of the words."""

    __tablename__ = "anchor"

    comment_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    revision: Mapped[int]
    quote: Mapped[str] = mapped_column(String(LONGEST_QUOTE))
    position: Mapped[int]

    @property
    def passage(self) -> Passage:
        """The passage as it stood."""
        return Passage(self.quote, self.position, self.revision)
