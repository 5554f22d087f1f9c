"""Handing everything out: every revision of every content as a line of JSON, the same bytes each time."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import aliased

from wikiapp.content import Action, Content, Revision
from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import Title
from wikiapp.content.text import Text
from wikiapp.discussion.anchor import Anchor
from wikiapp.discussion.comment import PARENT_ID, SUBJECT_ID
from wikiapp.discussion.proposal import Decline, Proposal
from wikiapp.exchange.targets import written
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

AT_ONCE = 200  # rows that are in memory at a time

_SUBJECT, _PARENT = aliased(Content, name="subject"), aliased(Content, name="parent")
_IS_COMMENT = SUBJECT_ID.is_not(None)
# What others are about comes before them, and what is answered before its answers, whatever the clocks said.
CONTENTS = (
    select(
        Content.id, Content.kind, Content.uuid, Content.created_at, _SUBJECT.uuid.label("subject"),
        _PARENT.uuid.label("parent"), Anchor.quote, Anchor.position, Anchor.revision.label("quoted"),
        Proposal.suggestion, Decline.comment_id.label("declines"),
    )
    .outerjoin(_SUBJECT, _SUBJECT.id == SUBJECT_ID).outerjoin(_PARENT, _PARENT.id == PARENT_ID)
    .outerjoin(Anchor, Anchor.comment_id == Content.id)
    .outerjoin(Proposal, Proposal.comment_id == Content.id).outerjoin(Decline, Decline.comment_id == Content.id)
    .order_by(_IS_COMMENT, Content.kind, case((_IS_COMMENT, Content.id)), Content.uuid)
)  # fmt: skip
REVISIONS = (
    select(
        Revision.number, Revision.action, Revision.language, Revision.summary, Revision.minor, Revision.created_at,
        Revision.hash, Revision.based_on, Revision.settles, Title.words.label("title"), Person.name, Person.uuid,
        Text.id.label("text_id"), Text.hash.label("digest"), Text.prefix_id, Text.data,
    )
    .join(Revision.titled).join(Revision.author).join(Revision.text)
    .where(Revision.content_id == bindparam("of")).order_by(Revision.number)
)  # fmt: skip


def export_to(database: Database, path: Path, progress: Callable[[int, int | None], None]) -> int:
    """Write all revisions to a file (packed if it ends in .gz or .xz; "-" is standard output); return how many."""
    with database.reading() as session, written(path) as file:
        total, counted = session.scalar(select(func.count()).select_from(Revision)) or 0, count(1)
        for done, line in zip(counted, _lines(session), strict=False):
            file.write(line)
            if done % AT_ONCE == 0 or done == total:
                progress(done, total)
    return total


def _lines(session: Session) -> Iterator[bytes]:
    for content in session.execute(CONTENTS.execution_options(yield_per=AT_ONCE)):
        reader = ForwardReader(session)
        revisions = session.execute(REVISIONS, {"of": content.id}, execution_options={"yield_per": AT_ONCE})
        for revision in revisions:
            words = reader.read(revision.text_id, revision.digest, revision.prefix_id, revision.data)
            fields = _fields(content, revision, words)
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _fields(content: Any, revision: Any, words: str) -> dict[str, object]:
    deleted = revision.action == Action.DELETED
    seldom = {
        "based_on": revision.based_on, "settles": revision.settles,
        "subject": content.subject and str(content.subject), "parent": content.parent and str(content.parent),
        "quote": content.quote, "position": content.position, "quoted": content.quoted,
        "proposes": content.suggestion, "declines": True if content.declines else None,
    }  # fmt: skip
    return {name: value for name, value in seldom.items() if value is not None} | {
        "action": revision.action,
        "author": revision.name,
        "author_uuid": str(revision.uuid),
        "content": str(content.uuid),
        "created": content.created_at.isoformat(),
        "deleted": deleted,
        "kind": content.kind,
        "language": revision.language,
        "message": revision.summary,
        "minor": revision.minor,
        "page": revision.title,
        "rev": revision.number,
        "text": "" if deleted else words,
        "timestamp": revision.created_at.isoformat(),
        "title": revision.title,
        "uuid": str(uuid7(revision.created_at, revision.hash)),
    }
