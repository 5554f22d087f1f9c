"""Agreements and marked versions in an export: lines that follow all revisions, the same each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wikiapp.agreement.agreement import Agreement
from wikiapp.agreement.mark import Mark
from wikiapp.content import Content, Revision
from wikiapp.content.revision import Title
from wikiapp.exchange.fact import AGREEMENT, MARK
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

AT_ONCE = 500
ABOUT = (Content.uuid.label("content"), Title.words.label("title"), Person.name.label("author"), Person.uuid)


def _told(fact: type[Agreement | Mark], *columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(fact.revision, fact.number, *columns, *ABOUT)
        .join(Content, Content.id == fact.content_id).join(Content.latest).join(Revision.titled)
        .join(Person, Person.id == fact.person_id)
    )  # fmt: skip


AGREEMENTS = _told(Agreement, Agreement.stance.label("action"), Agreement.said_at.label("at")).order_by(
    Content.uuid, Agreement.said_at, Person.uuid, Agreement.number
)
MARKS = _told(Mark, Mark.action, Mark.marked_at.label("at"), Mark.name, Mark.supporters).order_by(
    Content.uuid, Mark.number
)


def fact_lines(session: Session, wanted: ColumnElement[bool]) -> Iterator[bytes]:
    """Yield a line for each that is about a wanted content."""
    for kind, facts in ((AGREEMENT, AGREEMENTS), (MARK, MARKS)):
        for row in session.execute(facts.where(wanted).execution_options(yield_per=AT_ONCE)):
            seldom = {"title": row.name, "supporters": row.supporters} if kind == MARK else {}
            fields = {
                "action": row.action, "author": row.author, "author_uuid": str(row.uuid),
                "content": str(row.content), "kind": kind, "number": row.number, "page": row.title,
                "rev": row.revision, "timestamp": row.at.isoformat(), **seldom,
            }  # fmt: skip
            yield json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n"
