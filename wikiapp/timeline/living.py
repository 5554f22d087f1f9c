"""How many of somebody's words still stand: what is left of them by blame, beside what they wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from wikiapp.content import Content, Revision
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.sight import in_sight
from wikiapp.content.suppression import Hidden, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

MOST_REVISIONS, MOST_TEXTS = 300, 10  # that are looked at: somebody's newest, and the texts they wrote in last


class Living(NamedTuple):
    """How many words somebody wrote in so many texts lately, and how many of them stand there now."""

    texts: int
    written: int
    standing: int

    @property
    def share(self) -> float:
        """Return what part of them stands, from 0 to 1."""
        return self.standing / self.written if self.written else 0


def living(session: Session, people: Collection[int]) -> Living:
    """Return it of these people, who are one; texts of which it isn't known yet who wrote them are left out."""
    lately = _lately(session, people)
    standing = {content.id: _standing(content, lately[content.id]) for content in _texts(session, lately)}
    known = {number: words for number, words in standing.items() if words is not None}
    written = sum(sum(lately[number].values()) for number in known)
    # A word that is put where a like one was taken away stands, though no revision counts it as added.
    return Living(len(known), written, min(written, sum(known.values())))


def _lately(session: Session, people: Collection[int]) -> dict[int, dict[int, int]]:
    """Return how many words each of somebody's newest revisions added, by content, the newest first."""
    theirs = Revision.author_id.in_(people), ~IS_SUGGESTION, shown(Hidden.AUTHOR, Revision.hidden)
    rows = select(Revision.content_id, Revision.number, Revision.words_added).where(*theirs)
    found = dict[int, dict[int, int]]()
    for content_id, number, words in session.execute(rows.order_by(Revision.id.desc()).limit(MOST_REVISIONS)):
        found.setdefault(content_id, {})[number] = words
    return found


def _texts(session: Session, lately: Mapping[int, object]) -> list[Content]:
    newest = list(lately)[:MOST_TEXTS]
    texts = select(Content).where(Content.id.in_(newest), in_sight(Content)).options(joinedload(Content.latest))
    return list(session.scalars(texts))


def _standing(content: Content, own: Collection[int]) -> int | None:
    written = content.history.written()
    if written is None or written.level < content.latest_number:
        return None
    return sum(words for number, words in written.words().items() if number in own)
