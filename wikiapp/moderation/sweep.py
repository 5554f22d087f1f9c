"""Everything that somebody did since a moment, to be taken back in one go."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from wikiapp.content import Content, Revision
from wikiapp.content.facet import Facet
from wikiapp.content.revision import IS_SUGGESTION
from wikiapp.content.sight import in_public
from wikiapp.moderation.act import Act, Deed, note
from wikiapp.moderation.taking_back import CAN_NOT_BE_DONE, TakingBack
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

AT_ONCE = 25  # contents: then the others may write, and whoever sweeps is told how far it is


class Swept(NamedTuple):
    """How many contents were dealt with, how many are left, and which must be settled by hand."""

    done: int
    left: int
    by_hand: list[Content]


def work_of(session: Session, people: Collection[int], since: datetime) -> list[TakingBack]:
    """Find what people did since a moment, content by content, but for what is undone already."""
    return _work(session, since, Revision.author_id.in_(people))


def work_in(session: Session, facet: str, since: datetime) -> list[TakingBack]:
    """Find the same of what has a facet, such as the place where it was written; not what moderators did there."""
    trusted = Revision.writer.has(Person.role.in_((Role.MODERATOR, Role.HOST)))
    there = select(Facet.revision_id).where(Facet.name == facet)
    return _work(session, since, Revision.id.in_(there), ~trusted)


def work_on(session: Session, act: Act) -> list[TakingBack]:
    """Find what an act of taking back did, so that it can be taken back itself."""
    return list(_not_settled(session, sorted(map(tuple, act.details["revisions"]))))


def sweep(
    work: list[TakingBack], deed: Deed, *, by: Person, about: Person | None, reason: str,
    place: Mapping[str, Any] | None = None,
) -> Swept:  # fmt: skip
    """Take back what can be, so many contents at once; the log tells of it, and of the place if there is one."""
    added, by_hand, done = list[Revision](), list[Content](), work[:AT_ONCE]
    for each in done:
        try:
            with each.content.session.begin_nested():
                added += each.take_back(by=by, summary=reason)
        except CAN_NOT_BE_DONE:
            by_hand.append(each.content)
    if added:
        revisions = [[one.content_id, one.number] for one in added]
        note(deed, by=by, person=about, reason=reason, revisions=revisions, **(place or {}))
    return Swept(len(done), len(work) - len(done), by_hand)


def _work(session: Session, since: datetime, *which: ColumnElement[bool]) -> list[TakingBack]:
    chosen = (
        select(Revision.content_id, Revision.number)
        .join(Revision.content)
        .where(in_public(Content))  # drafts are nobody's business
        .where(Revision.created_at >= since, ~IS_SUGGESTION, *which)
        .order_by(Revision.content_id, Revision.number)
    )
    return list(_not_settled(session, session.execute(chosen).all()))


def _not_settled(session: Session, found: Iterable[tuple[int, int]]) -> Iterator[TakingBack]:
    for content_id, of_content in groupby(found, key=itemgetter(0)):
        content = session.get_one(Content, content_id)
        numbers = [number for _, number in of_content]
        settled = content.history.settled(numbers)
        if left := [number for number in numbers if number not in settled]:
            yield TakingBack(content, left)
