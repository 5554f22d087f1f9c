"""What comments belong to: told by UUIDs, which are the same in every copy of a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Content
from wikiapp.discussion.comment import SUBJECT_ID, Comment
from wikiapp.exchange.errors import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session

    from wikiapp.exchange.record import Record

Place = tuple[int, int | None]  # the number of a content, and of what that is about


def belong(session: Session, begun: Sequence[tuple[Content, Record]]) -> None:
    """Let comments that were just begun be about what their records say, and answer what those say.

    Raises ImportRefused where that isn't here, or makes no sense.
    """
    comments = [(content, record) for content, record in begun if isinstance(content, Comment)]
    there = _places(session, {uuid for _, record in comments for uuid in (record.subject, record.parent) if uuid})
    for comment, record in comments:
        comment.subject_id = _number(there, record, record.subject)
        comment.parent_id = _number(there, record, record.parent) if record.parent else None
        comment.belong(record.about, record.proposes, declines=record.declines)
    session.flush()
    about = {comment.id: comment.subject_id for comment, _ in comments}
    for comment, record in comments:
        if not _fits(comment, dict(there.values()) | about):
            raise ImportRefused.at(
                record.line, f"a comment on “{record.page}” can't be about that, or answer that"
            )


def _places(session: Session, uuids: set[UUID]) -> dict[UUID, Place]:
    columns = select(Content.uuid, Content.id, SUBJECT_ID)
    found = session.execute(columns.where(Content.uuid.in_(uuids))) if uuids else ()
    return {uuid: (number, subject) for uuid, number, subject in found}


def _number(there: Mapping[UUID, Place], record: Record, uuid: UUID | None) -> int:
    if uuid is None or uuid not in there:
        raise ImportRefused.at(record.line, f"what a comment on “{record.page}” belongs to isn't here")
    return there[uuid][0]


def _fits(comment: Comment, about: Mapping[int, int | None]) -> bool:
    """Tell whether it is about something that isn't a comment, and answers an earlier one about the same."""
    if comment.subject_id is None or about.get(comment.subject_id) is not None:
        return False
    earlier = comment.parent_id is None or comment.parent_id < comment.id
    return earlier and (comment.parent_id is None or about.get(comment.parent_id) == comment.subject_id)
