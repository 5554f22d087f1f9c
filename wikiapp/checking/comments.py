"""Comments against what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from wikiapp.content import Content, Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.discussion.comment import COMMENT, PARENT_ID, SUBJECT_ID, Comment
from wikiapp.discussion.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def comment_findings(session: Session) -> Iterator[str]:
    """Yield the comments that are about nothing, or answer something that nobody said about that."""
    subject, parent = aliased(Content), aliased(Comment)
    about_nothing = or_(SUBJECT_ID.is_(None), subject.id.is_(None), subject.kind == COMMENT)
    numbers = select(Content.id).outerjoin(subject, subject.id == SUBJECT_ID)
    for number in session.scalars(numbers.where(Content.kind == COMMENT, about_nothing)):
        yield f"Comment {number} is about nothing that can be talked about."
    # An answer is written after what it answers, so none can answer itself, however many lie between.
    said_otherwise = or_(
        parent.id.is_(None), parent.id >= Content.id, parent.subject_id.is_distinct_from(SUBJECT_ID)
    )
    answers = select(Content.id).outerjoin(parent, parent.id == PARENT_ID)
    for number in session.scalars(answers.where(PARENT_ID.is_not(None), said_otherwise)):
        yield f"Comment {number} answers what nobody has said about the same."
    suggestions = select(Revision.id).where(
        Revision.content_id == SUBJECT_ID, Revision.number == Proposal.suggestion, IS_SUGGESTION
    )
    proposals = select(Content.id).join(Proposal, Proposal.comment_id == Content.id)
    for number in session.scalars(proposals.where(~suggestions.exists())):
        yield f"Comment {number} proposes what is no suggestion."
    stray = or_(SUBJECT_ID.is_not(None), PARENT_ID.is_not(None))
    for number in session.scalars(select(Content.id).where(and_(Content.kind != COMMENT, stray))):
        yield f"Content {number} is no comment, and yet is said to be about something."
