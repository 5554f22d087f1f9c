"""Marking a version of a content under a name, with the support it has; and taking a mark off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.agreement.mark import LONGEST_NAME, Mark, Marking
from wikiapp.agreement.support import support_until
from wikiapp.content import Content, Unchanged
from wikiapp.content.words import writable
from wikiapp.database import now

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.people.person import Person


def mark(content: Content, *, revision: int, name: str, person: Person, at: datetime | None = None) -> Mark:
    """Mark a version. Raises LookupError where the content never said it, Unchanged where it is marked."""
    if not content.history.stood(revision):
        raise LookupError(revision)
    _alone(content)
    if is_marked(last_mark(content, revision)):
        raise Unchanged(content.address)
    at = at or now()
    name = writable("name", " ".join(name.split())[:LONGEST_NAME].rstrip(), 4 * LONGEST_NAME)
    supporters = support_until(content, [revision], at).get(revision, 0)
    done = Mark(action=Marking.MARKED, revision=revision, name=name, supporters=supporters, marked_at=at)
    return _kept(content, done, person)


def unmark(content: Content, *, revision: int, person: Person, at: datetime | None = None) -> Mark:
    """Take the mark off a version; raises Unchanged where there is none."""
    _alone(content)
    last = last_mark(content, revision)
    if last is None or not last.stands:
        raise Unchanged(content.address)
    done = Mark(
        action=Marking.UNMARKED, revision=revision, name=last.name, supporters=last.supporters,
        marked_at=at or now(),
    )  # fmt: skip
    return _kept(content, done, person)


def last_mark(content: Content, revision: int) -> Mark | None:
    """Return what was last done to a version: it was marked, or a mark was taken off; None for neither."""
    return content.session.scalar(Mark.of(content).where(Mark.revision == revision).limit(1))


def is_marked(last: Mark | None) -> bool:
    """Tell whether a version to which that was done last bears a mark."""
    return last is not None and last.stands


def _alone(content: Content) -> None:
    """Let nobody else mark a version of it until this is committed: two would not see each other."""
    content.session.execute(select(Content.id).where(Content.id == content.id).with_for_update())


def _kept(content: Content, done: Mark, person: Person) -> Mark:
    session, count = content.session, select(func.max(Mark.number)).where(Mark.content_id == content.id)
    done.content_id, done.number, done.person = content.id, (session.scalar(count) or 0) + 1, person
    done.hash = done.sealed(content.uuid, content.history[done.revision].hash, person.uuid)
    session.add(done)
    session.flush()
    return done
