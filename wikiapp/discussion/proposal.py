"""From talk to text: a comment proposes other words, and another one may decline them, with a word why.

What is proposed is a suggestion among the revisions of the content: so it is merged, taken up, credited, exported
and proved like any other. Whether it was taken up says its history; a decline is an answer, and so says who, when
and why.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base


class Proposal(Base):
    """What a comment proposes: the number of the suggestion that says it. A fact."""

    __tablename__ = "proposal"

    comment_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    suggestion: Mapped[int]


class Decline(Base):
    """That a comment declines what its parent proposes. A fact."""

    __tablename__ = "decline"

    comment_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
