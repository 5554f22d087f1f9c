"""What moderators' decisions teach: what they approved, declined, took back, and looked at and let stand."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from wikiapp.content import Action, Revision
from wikiapp.content.numbers import read
from wikiapp.content.seen import Seen
from wikiapp.ends import edited
from wikiapp.filters.held import Held
from wikiapp.moderation.act import Act, Deed
from wikiapp.moderation.guess import Guesser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

MOST = 500  # lessons of each kind, the newest
Lesson = tuple[str, bool]  # a text, and whether it is spam

_learned: WeakKeyDictionary[Engine, tuple[tuple[object, ...], Guesser]] = WeakKeyDictionary()


def guesser(session: Session) -> Guesser:
    """Return what was learned, which is learned anew when a moderator has decided something."""
    engine, now = session.get_bind().engine, _how_much(session)
    known = _learned.get(engine)
    if known is None or known[0] != now:
        known = _learned[engine] = now, Guesser(lessons(session))
    return known[1]


def lessons(session: Session) -> Iterator[Lesson]:
    """Yield the texts that moderators have decided about."""
    return chain(_decided(session), _taken_back(session), _let_stand(session))


def _how_much(session: Session) -> tuple[object, ...]:
    counts = select(func.max(Held.decided_at)), select(func.max(Act.id)), select(func.max(Seen.revision_id))
    return tuple(session.scalar(count) for count in counts)


def _decided(session: Session) -> Iterator[Lesson]:
    decided = select(Held.body, Held.became_id).where(Held.decided_at.is_not(None))
    for body, became in session.execute(decided.order_by(Held.decided_at.desc()).limit(MOST)):
        yield body, became is None


def _taken_back(session: Session) -> Iterator[Lesson]:
    acts = select(Act).where(Act.deed == Deed.TOOK_BACK).order_by(Act.id.desc())
    for act in session.scalars(acts.limit(MOST)):
        for content_id, number in act.details["revisions"][:MOST]:
            taking = select(Revision).where(Revision.content_id == content_id, Revision.number == number)
            for revision in session.scalars(taking):
                yield from ((text, True) for text in _undone_by(revision))


def _let_stand(session: Session) -> Iterator[Lesson]:
    seen = select(Revision).join(Seen, Seen.revision_id == Revision.id).where(Revision.action == Action.WROTE)
    for revision in session.scalars(seen.order_by(Seen.revision_id.desc()).limit(MOST)):
        content = revision.content
        if not content.deleted_at and revision.number not in content.history.settled([revision.number]):
            yield _came_with(revision), False


def _undone_by(revision: Revision) -> Iterator[str]:
    history = revision.content.history
    if revision.action == Action.DELETED:
        yield history.body(revision.number)
    for run in read(revision.settles or ""):
        yield from (_came_with(history[number]) for number in run)


def _came_with(revision: Revision) -> str:
    history = revision.content.history
    before = history.stood_before(revision.number)
    return edited(history.body(before) if before else "", history.body(revision.number)).new
