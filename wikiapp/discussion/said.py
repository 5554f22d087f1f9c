"""Comments as a page shows them: read together, since there are many on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from wikiapp.content import Content, Revision
from wikiapp.content.suppression import Hidden
from wikiapp.content.text import Text
from wikiapp.discussion.anchor import Anchor
from wikiapp.discussion.comment import PARENT_ID, PATH, SUBJECT_ID
from wikiapp.discussion.mentions import with_mentions
from wikiapp.discussion.proposal import Decline, Proposal
from wikiapp.people.nobody import NOBODY, NUMBER
from wikiapp.people.person import Person, path_of
from wikiapp.rendering import Said as Told
from wikiapp.rendering import rendered_together, stub, without_places

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Engine, Select
    from sqlalchemy.orm import Session


T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """One comment. `answers` is whose comment it answers, and that one's number; None where it begins a thread.

    `html` is None for a deleted one, which `deleted_by` tells of. `quote` are the words that it is about, as they
    stood in revision `quoted`; `proposes` is the suggestion that says other ones.
    """

    id: int
    at: datetime
    language: str
    author_id: int
    author: str
    answers: tuple[int, str] | None
    revisions: int
    html: str | None
    deleted_by: str | None = None
    deleted_at: datetime | None = None
    quote: str | None = None
    quoted: int | None = None
    proposes: int | None = None
    declines: bool = False

    @property
    def author_path(self) -> str:
        """Where what its author wrote is listed; elsewhere where that is nobody's business."""
        return path_of(self.author_id) if self.author_id else NOBODY.path

    @property
    def path(self) -> str:
        """Its permanent link."""
        return f"{PATH}{self.id}"


def _shown() -> Select[*tuple[Any, ...]]:
    first, latest, answered, quoted = aliased(Revision), aliased(Revision), aliased(Revision), aliased(Revision)
    author, changer, other = aliased(Person), aliased(Person), aliased(Person)
    return (
        select(
            Content.id, Content.created_at, Content.deleted_at, Content.latest_number, first.author_id,
            author.name.label("author"), latest.id.label("revision_id"), latest.hash, latest.language,
            changer.name.label("changer"), Text.id.label("text_id"), Text.hash.label("digest"),
            PARENT_ID.label("parent_id"), other.name.label("other"), Anchor.quote, Anchor.revision,
            Proposal.suggestion, Decline.comment_id.label("declines"), first.hidden.label("of_first"),
            latest.hidden.label("of_latest"), answered.hidden.label("of_answered"),
            quoted.hidden.label("of_quoted"),
        )
        .join(first, (first.content_id == Content.id) & (first.number == 1))
        .join(author, author.id == first.author_id)
        .join(latest, (latest.content_id == Content.id) & (latest.number == Content.latest_number))
        .join(changer, changer.id == latest.author_id)
        .join(Text, Text.id == latest.text_id)
        .outerjoin(answered, (answered.content_id == PARENT_ID) & (answered.number == 1))
        .outerjoin(other, other.id == answered.author_id)
        .outerjoin(Anchor, Anchor.comment_id == Content.id)
        .outerjoin(quoted, (quoted.content_id == SUBJECT_ID) & (quoted.number == Anchor.revision))
        .outerjoin(Proposal, Proposal.comment_id == Content.id)
        .outerjoin(Decline, Decline.comment_id == Content.id)
        .where(Content.id.in_(bindparam("numbers", expanding=True)))
    )  # fmt: skip


SHOWN = _shown()


def said(session: Session, numbers: Collection[int], keep_with: Engine) -> dict[int, Said]:
    """Return comments by their numbers, with what they say as HTML."""
    rows = session.connection().execute(SHOWN, {"numbers": list(numbers)}).all() if numbers else []
    told = [
        Told(row.revision_id, row.hash, row.language, row.text_id, row.digest)
        for row in rows if row.deleted_at is None and not (row.of_latest or 0) & Hidden.TEXT
    ]  # fmt: skip
    rendered = rendered_together(session, told, keep_with) if told else {}
    html = with_mentions(session, {number: one.html for number, one in rendered.items()})
    suppressed = stub().html if len(told) < len(rows) else ""
    nobody = NOBODY.name
    return {
        row.id: _said(row, None if row.deleted_at else html.get(row.revision_id, suppressed), nobody)
        for row in rows
    }


def _said(row: Any, html: str | None, nobody: str) -> Said:
    marks = row.of_first, row.of_answered, row.of_latest
    of_first, of_answered, of_latest = marks if not any(marks) else ((mark or 0) & Hidden.AUTHOR for mark in marks)
    answers = (row.parent_id, nobody if of_answered else row.other) if row.parent_id else None
    return Said(
        row.id, row.created_at, row.language, NUMBER if of_first else row.author_id,
        nobody if of_first else row.author, answers, row.latest_number,
        None if html is None else without_places(html, f"{PATH}{row.id}/revisions/{row.latest_number}"),
        (nobody if of_latest else row.changer) if row.deleted_at else None, row.deleted_at,
        None if (row.of_quoted or 0) & Hidden.TEXT else row.quote, row.revision,
        row.suggestion, row.declines is not None,
    )  # fmt: skip
