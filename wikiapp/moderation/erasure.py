"""Erasing a person's data: what it comes to, counted before anything is done, and done the same way.

The person stays as a number that history refers to; texts stay as well, unless somebody suppresses them.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from wikiapp.content import Content, Revision
from wikiapp.content.suppression import Hidden, shown
from wikiapp.database import Base, now, session_of
from wikiapp.editing.presence import Presence
from wikiapp.filters.held import Held
from wikiapp.filters.hit import FilterHit
from wikiapp.moderation.act import Act, Deed, note
from wikiapp.moderation.appeal import Appeal
from wikiapp.moderation.hiding import hide
from wikiapp.moderation.report import Report
from wikiapp.people import kept
from wikiapp.people.block import Block
from wikiapp.people.claim import Claim, identities
from wikiapp.people.one_time_link import OneTimeLink
from wikiapp.people.password import Password
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.people.sign_in import SignIn
from wikiapp.people.written_from import WrittenFrom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select, Table
    from sqlalchemy.orm import Session


class NotErasable(Exception):
    """Whoever would erase may do no more than who is to be erased, or no host would be left."""


@dataclass(frozen=True)
class Extent:
    """How much there is of each sort that erasing a person's data would take away."""

    name: int
    password: int
    sign_ins: int
    links: int
    ways_in: int
    codes: int
    parked: int
    held: int
    objections: int
    reports: int
    summaries: int
    reasons: int
    addresses: int

    def told(self) -> dict[str, int]:
        """Return it by the names of the sorts."""
        return asdict(self)


def extent(who: Person) -> Extent:
    """Count what there is, of the guests too whom they took along, without doing anything."""
    each = [_extent_of(one).told() for one in identities(who)]
    return Extent(**{sort: sum(found[sort] for found in each) for sort in each[0]})


def _extent_of(who: Person) -> Extent:
    session = session_of(who)
    return Extent(
        name=int(who.erased_at is None),
        password=_count(session, select(Password.person_id).where(Password.person_id == who.id)),
        sign_ins=_count(session, select(SignIn.id).where(SignIn.person_id == who.id)),
        links=_count(session, select(OneTimeLink.id).where(OneTimeLink.person_id == who.id)),
        ways_in=kept.count(who),
        codes=_count(session, select(Claim.id).where(or_(Claim.person_id == who.id, Claim.by_id == who.id))),
        parked=_count(session, select(_parked().c.id).where(_parked().c.person_id == who.id)),
        held=_count(session, _held(who)),
        objections=_count(session, select(Appeal.id).where(Appeal.block_id.in_(_blocks(who)))),
        reports=_count(session, select(Report.id).where(Report.by_id == who.id)),
        summaries=len(_naming(who)),
        reasons=len(_reasons(who)),
        addresses=_count(session, select(WrittenFrom.id).where(WrittenFrom.person_id == who.id)),
    )


def erase(who: Person, *, by: Person) -> Extent:
    """Do it, and return what was erased; once more, it finds nothing. Raises NotErasable."""
    _insist_on_erasable(who, by)
    found = extent(who)
    for one in identities(who):
        if any(_extent_of(one).told().values()):
            _erase(one, by)
    return found


def _erase(who: Person, by: Person) -> None:
    session, stub = session_of(who), f"Anonym {who.id}"
    _suppress_summaries(_naming(who), by)
    for act in _reasons(who):
        act.reason = _pattern(who).sub(stub, act.reason)
    for table, mine in (
        (Password, Password.person_id == who.id), (SignIn, SignIn.person_id == who.id),
        (OneTimeLink, OneTimeLink.person_id == who.id), (Claim, Claim.person_id == who.id),
        (Presence, Presence.person_id == who.id),
        (_parked(), _parked().c.person_id == who.id), (Appeal, Appeal.block_id.in_(_blocks(who))),
        (WrittenFrom, WrittenFrom.person_id == who.id),
    ):  # fmt: skip
        session.execute(delete(table).where(mine))
    kept.erase(who)
    # That a guest's words were taken along stays: by that, the device on which they were written is signed out.
    session.execute(update(Claim).where(Claim.by_id == who.id).values(by_id=None))
    _empty_held(session, who)
    session.execute(update(FilterHit).where(FilterHit.person_id == who.id).values(person_id=None))
    session.execute(update(Report).where(Report.by_id == who.id).values(by_id=None))
    who.become_nobody(stub)
    note(Deed.ERASED, by=by, person=who)
    session.flush()


def suppress_works(people: Sequence[Person], *, by: Person, reason: str) -> int:
    """Suppress all texts and summaries of people; return of how many revisions. Raises Protected."""
    session = session_of(by)
    theirs = Revision.author_id.in_([one.id for one in people])
    own = select(Revision.content_id, Revision.number).where(theirs)
    rows = session.execute(own.where(shown(Hidden.TEXT, Revision.hidden)).order_by(Revision.content_id)).all()
    works: dict[int, list[int]] = {}
    for content_id, number in rows:
        works.setdefault(content_id, []).append(number)
    for content_id, numbers in works.items():
        what = Hidden.TEXT | Hidden.SUMMARY
        hide(session.get_one(Content, content_id), numbers, what, by=by, reason=reason)
    return len(rows)


def _insist_on_erasable(who: Person, by: Person) -> None:
    hosts = _count(session_of(who), select(Person.id).where(Person.role == Role.HOST))
    if who.is_at_least(Role.HOST) and hosts == 1:
        raise NotErasable(who.id)
    if who != by and (not by.is_at_least(Role.MODERATOR) or who.is_at_least(Role(by.role))):
        raise NotErasable(who.id)


def _naming(who: Person) -> Sequence[Revision]:
    """Return the revisions whose summaries name a person, of what they wrote in: "undid version 3 by Ann"."""
    if who.erased_at is not None:
        return []
    theirs = select(Revision.content_id).where(Revision.author_id == who.id)
    like = Revision.written_summary.icontains(who.name, autoescape=True)
    alike = select(Revision).where(Revision.content_id.in_(theirs), like, shown(Hidden.SUMMARY, Revision.hidden))
    found = session_of(who).scalars(alike)
    return [one for one in found if _pattern(who).search(one.written_summary)]


def _reasons(who: Person) -> Sequence[Act]:
    """Return what the moderators' log says of a person in words that name them."""
    if who.erased_at is not None:
        return []
    about = select(Act).where((Act.person_id == who.id) | Act.reason.icontains(who.name, autoescape=True))
    return [act for act in session_of(who).scalars(about) if _pattern(who).search(act.reason)]


def _pattern(who: Person) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(who.name)}(?!\w)", re.IGNORECASE)


def _suppress_summaries(revisions: Sequence[Revision], by: Person) -> None:
    by_content: dict[Content, list[int]] = {}
    for one in revisions:
        by_content.setdefault(one.content, []).append(one.number)
    for content, numbers in by_content.items():
        hide(content, numbers, Hidden.SUMMARY, by=by, reason="")


def _held(who: Person) -> Select[int]:
    return select(Held.id).where(Held.person_id == who.id, or_(Held.body != "", Held.title != ""))


def _empty_held(session: Session, who: Person) -> None:
    """Leave nothing of what was kept for moderators alone; what waits and stands nowhere else waits no more."""
    nowhere = Held.person_id == who.id, Held.number.is_(None), Held.decided_at.is_(None)
    session.execute(update(Held).where(*nowhere).values(decided_at=now()))
    session.execute(update(Held).where(Held.id.in_(_held(who))).values(title="", body="", said={}))


def _parked() -> Table:
    # Texts that are parked lie in a layer above this one, but whose rows they are is known here.
    return Base.metadata.tables["parked_text"]


def _blocks(who: Person) -> Select[int]:
    return select(Block.id).where(Block.person_id == who.id)


def _count(session: Session, rows: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0
