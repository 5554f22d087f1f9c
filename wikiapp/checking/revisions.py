"""Revisions against their hashes, each covering its parent's: a chain a content, without holes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from wikiapp.content import Action, Content, Revision
from wikiapp.content.publication import published_after
from wikiapp.content.revision import Title, seal
from wikiapp.content.suppression import Hidden
from wikiapp.content.text import Text
from wikiapp.discussion.anchor import Anchor, Passage
from wikiapp.discussion.comment import PARENT_ID, SUBJECT_ID
from wikiapp.discussion.origin import origin_of
from wikiapp.discussion.proposal import Decline, Proposal
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    Told = Row[*tuple[Any, ...]]

BATCH = 2000
_SUBJECT, _PARENT = aliased(Content), aliased(Content)
TOLD = select(
    Revision.content_id, Revision.number, Revision.action, Revision.language, Revision.minor,
    Revision.written_summary.label("summary"),
    Revision.created_at, Revision.hash, Title.words.label("title"), Text.hash.label("text"),
    Person.uuid.label("author"), Content.uuid.label("content"), Content.kind, Content.revision_count,
    Content.address, Content.deleted_at, Content.latest_number, Revision.based_on, Revision.settles,
    Content.published_at, Content.created_at.label("begun"),
    _SUBJECT.uuid.label("subject"), _PARENT.uuid.label("parent"), Anchor.quote, Anchor.position, Anchor.revision,
    Proposal.suggestion, Decline.comment_id.label("declines"), Revision.hidden.label("hidden"),
).join_from(Revision, Content, Revision.content_id == Content.id).join(Title).join(Text).join(Person).outerjoin(
    _SUBJECT, _SUBJECT.id == SUBJECT_ID
).outerjoin(_PARENT, _PARENT.id == PARENT_ID).outerjoin(Anchor, Anchor.comment_id == Content.id).outerjoin(
    Proposal, Proposal.comment_id == Content.id
).outerjoin(Decline, Decline.comment_id == Content.id)  # fmt: skip


def revision_findings(session: Session) -> Iterator[str]:
    """Yield the revisions that don't say what was written, and the contents that don't fit their revisions."""
    in_order = TOLD.order_by(Revision.content_id, Revision.number).execution_options(yield_per=BATCH)
    for _, rows in groupby(session.execute(in_order), lambda row: row.content_id):
        yield from _history_findings(rows)
    empty = select(Content.id).where(~select(Revision.id).where(Revision.content_id == Content.id).exists())
    for number in session.scalars(empty):
        yield f"Content {number} has no revision."


def _history_findings(rows: Iterator[Told]) -> Iterator[str]:
    before: Told | None = None
    latest: Told | None = None
    published: datetime | None = None
    for row in rows:
        yield from _chain_findings(before, row)
        published = published_after(row.action, row.created_at, published if before else _published_first(row))
        before, latest = row, latest if row.action == Action.SUGGESTED else row
    if before is not None:
        yield from _content_findings(before, latest, published)


def _published_first(row: Told) -> datetime | None:
    """Return since when a content would be in public if nobody had published it."""
    kind = Content.__mapper__.polymorphic_map.get(row.kind)
    begun: datetime = row.begun
    return begun if kind is not None and kind.class_.begins_in_public else None


def _chain_findings(before: Told | None, row: Told) -> Iterator[str]:
    expected = before.number + 1 if before else 1
    if row.number != expected:
        yield f"{_name(row)}: revision {expected} should stand here."
    if (row.hidden or 0) & Hidden.ABSENT:  # a stub: its hash is proved by that of what follows
        return
    sealed = seal(
        parent=before.hash if before else _origin(row), content=row.content, number=row.number, action=row.action,
        title=row.title, language=row.language, text=row.text, summary=row.summary, minor=row.minor,
        author=row.author, at=row.created_at, based_on=row.based_on, settles=row.settles,
    )  # fmt: skip
    if sealed != row.hash:
        yield f"{_name(row)} is not what was written: its hash is {sealed.hex()[:12]}, not {row.hash.hex()[:12]}."


def _origin(row: Told) -> bytes:
    passage = Passage(row.quote, row.position, row.revision) if row.quote is not None else None
    return origin_of(row.subject, row.parent, passage, row.suggestion, declines=row.declines is not None)


def _content_findings(last: Told, latest: Told | None, published: datetime | None) -> Iterator[str]:
    if last.revision_count != last.number:
        yield f"“{last.title}” counts {last.revision_count} revisions; the last is {last.number}."
    if last.latest_number != (latest.number if latest else 0):
        yield f"“{last.title}” says revision {last.latest_number}, which isn't its latest."
    if last.published_at != published:
        yield f"“{last.title}” does not agree with its revisions on since when it is in public."
    if latest is None:
        yield f"“{last.title}” was never written, only suggested."
    else:
        yield from _latest_findings(latest)


def _latest_findings(latest: Told) -> Iterator[str]:
    kind = Content.__mapper__.polymorphic_map.get(latest.kind)
    if kind is None:
        yield f"“{latest.title}” is of a kind that is not known: {latest.kind}."
    elif not kind.class_.may_stand(latest.title, latest.address):
        yield f"“{latest.title}” does not stand at its address, but at {latest.address!r}."
    if latest.deleted_at != (latest.created_at if latest.action == Action.DELETED else None):
        yield f"“{latest.title}” does not agree with its latest revision on whether it is deleted."


def _name(row: Told) -> str:
    return f"Revision {row.number} of “{row.title}”"
