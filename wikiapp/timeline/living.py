"""How many of somebody's words still stand: what is left of them by blame, beside what they wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.sight import in_sight
from wikiapp.content.suppression import Hidden, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

MOST = 10  # texts that are looked at: those that somebody wrote in last


class Living(NamedTuple):
    """How many words somebody wrote in so many texts, and how many of them stand there now."""

    texts: int
    written: int
    standing: int

    @property
    def share(self) -> float:
        """Return what part of them stands, from 0 to 1."""
        return self.standing / self.written if self.written else 0


def living(session: Session, people: Collection[int]) -> Living:
    """Return it of these people, who are one; texts of which it isn't known yet who wrote them are left out."""
    contents = _written_in(session, people)
    standing = {content.id: _standing(content, people) for content in contents}
    known = [number for number, words in standing.items() if words is not None]
    written = _written(session, known, people)
    # A word that is put where a like one was taken away stands, though no revision counts it as added.
    return Living(len(known), written, min(written, sum(standing[number] or 0 for number in known)))


def _standing(content: Content, people: Collection[int]) -> int | None:
    written = content.history.written()
    if written is None or written.level < content.latest_number:
        return None
    return sum(share.words for share in written.shares() if share.person.id in people)


def _written_in(session: Session, people: Collection[int]) -> Sequence[Content]:
    last = func.max(Revision.id).label("last")
    theirs = select(Revision.content_id, last).where(*_by(people)).group_by(Revision.content_id).subquery()
    texts = select(Content).join(theirs, theirs.c.content_id == Content.id).where(in_sight(Content))
    return session.scalars(
        texts.order_by(theirs.c.last.desc()).limit(MOST).options(joinedload(Content.latest))
    ).all()


def _written(session: Session, contents: Collection[int], people: Collection[int]) -> int:
    words = select(func.sum(Revision.words_added)).where(Revision.content_id.in_(contents), *_by(people))
    return session.scalar(words) or 0


def _by(people: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return Revision.author_id.in_(people), ~IS_SUGGESTION, shown(Hidden.AUTHOR, Revision.hidden)
