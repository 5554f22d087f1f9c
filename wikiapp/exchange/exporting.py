"""Handing everything out: every revision of every content as a line of JSON, the same bytes each time."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, select, true
from sqlalchemy.orm import aliased

from wikiapp.content import Action, Content, Revision
from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import Title
from wikiapp.content.sight import in_public
from wikiapp.content.suppression import Hidden
from wikiapp.content.text import Text
from wikiapp.discussion.anchor import Anchor
from wikiapp.discussion.comment import PARENT_ID, SUBJECT_ID
from wikiapp.discussion.proposal import Decline, Proposal
from wikiapp.exchange.carried import Carried
from wikiapp.exchange.facts import fact_lines
from wikiapp.exchange.former import former_addresses
from wikiapp.exchange.stubs import without
from wikiapp.exchange.targets import written
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.files.storage import Storage

AT_ONCE = 200  # rows that are in memory at a time

_SUBJECT, _PARENT = aliased(Content, name="subject"), aliased(Content, name="parent")
_QUOTED = aliased(Revision, name="quoted")
_IS_COMMENT = SUBJECT_ID.is_not(None)
# What others are about comes before them, and what is answered before its answers, whatever the clocks said.
CONTENTS = (
    select(
        Content.id, Content.kind, Content.uuid, Content.created_at, Content.address,
        Title.words.label("title"), _SUBJECT.uuid.label("subject"),
        _PARENT.uuid.label("parent"), Anchor.quote, Anchor.position, Anchor.revision.label("quoted"),
        Proposal.suggestion, Decline.comment_id.label("declines"), _QUOTED.hidden.label("of_quoted"),
    )
    .join(Content.latest).join(Revision.titled)
    .outerjoin(_SUBJECT, _SUBJECT.id == SUBJECT_ID).outerjoin(_PARENT, _PARENT.id == PARENT_ID)
    .outerjoin(Anchor, Anchor.comment_id == Content.id)
    .outerjoin(_QUOTED, (_QUOTED.content_id == SUBJECT_ID) & (_QUOTED.number == Anchor.revision))
    .outerjoin(Proposal, Proposal.comment_id == Content.id).outerjoin(Decline, Decline.comment_id == Content.id)
    .order_by(_IS_COMMENT, Content.kind, case((_IS_COMMENT, Content.id)), Content.uuid)
)  # fmt: skip
REVISIONS = (
    select(
        Revision.number, Revision.action, Revision.language, Revision.minor, Revision.created_at,
        Revision.written_summary.label("summary"),
        Revision.hash, Revision.based_on, Revision.settles, Title.words.label("title"), Person.name, Person.uuid,
        Text.id.label("text_id"), Text.hash.label("digest"), Text.prefix_id, Text.data,
        func.coalesce(Revision.hidden, 0).label("hidden"),
    )
    .join(Revision.titled).join(Revision.writer).join(Revision.text)
    .where(Revision.content_id == bindparam("of")).order_by(Revision.number)
)  # fmt: skip


def export_to(
    database: Database, path: Path, progress: Callable[[int, int | None], None], *, files: Storage,
    drafts: bool = False,
) -> int:  # fmt: skip
    """Write all revisions to a file, and what else was said of them; return how many revisions.

    The file is packed if its name ends in .gz or .xz; "-" is standard output. The bytes of pictures and
    files go along with the first revision that shows them. Drafts are their writers' own, and are only written
    out on demand.
    """
    wanted = true() if drafts else in_public(Content)
    with database.reading() as session, written(path) as file:
        revisions = select(func.count()).select_from(Revision).join(Revision.content).where(wanted)
        total, counted = session.scalar(revisions) or 0, count(1)
        for done, line in zip(counted, _lines(session, CONTENTS.where(wanted), Carried(files)), strict=False):
            file.write(line)
            if done % AT_ONCE == 0 or done == total:
                progress(done, total)
        file.writelines(fact_lines(session, wanted))
    return total


def _lines(session: Session, contents: Select[*tuple[Any, ...]], carried: Carried) -> Iterator[bytes]:
    former = former_addresses(session)
    for content in session.execute(contents.execution_options(yield_per=AT_ONCE)):
        reader, place = ForwardReader(session.connection()), _place(content, former.get(content.id, []))
        revisions = session.execute(REVISIONS, {"of": content.id}, execution_options={"yield_per": AT_ONCE})
        for revision in revisions:
            words = reader.read(revision.text_id, revision.digest, revision.prefix_id, revision.data)
            what = _suppressed(content, revision)
            goes_along = {} if what & Hidden.TEXT else carried.with_revision(content.kind, words)
            fields = without(_fields(content, revision, words) | place | goes_along, what, revision.hash)
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _suppressed(content: Any, revision: Any) -> Hidden:
    """Return what a line doesn't tell. A comment's first hash covers the words that it is about."""
    what = Hidden(revision.hidden) & ~Hidden.ABSENT
    quotes = (content.of_quoted or 0) & Hidden.TEXT
    return what | Hidden.QUOTE if quotes and revision.number == 1 else what


def _place(content: Any, former: Sequence[str]) -> dict[str, object]:
    """Tell where a content stands, if not where anybody would look for it by its title, and where it stood."""
    kind = Content.class_of(content.kind)
    seldom = {
        "address": content.address if content.address != next(kind.addresses(content.title), None) else None,
        "former": former,
    }
    return {name: value for name, value in seldom.items() if value}


def _passage(content: Any) -> dict[str, object]:
    if (content.of_quoted or 0) & Hidden.TEXT:
        return {}
    return {"quote": content.quote, "position": content.position, "quoted": content.quoted}


def _fields(content: Any, revision: Any, words: str) -> dict[str, object]:
    deleted = revision.action == Action.DELETED
    seldom = {
        "based_on": revision.based_on, "settles": revision.settles,
        "subject": content.subject and str(content.subject), "parent": content.parent and str(content.parent),
        **_passage(content),
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
