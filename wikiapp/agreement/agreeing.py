"""Agreeing with what a content says, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from wikiapp.agreement.agreement import Agreement, Stance
from wikiapp.content import Gone, Unchanged
from wikiapp.database import now

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.content import Content
    from wikiapp.people.person import Person


def agree(content: Content, *, person: Person, revision: int, at: datetime | None = None) -> Agreement:
    """Note that a person thinks what a revision says, in place of what they said before.

    Raises Gone, LookupError where the content never said it, Unchanged where they said so of the very same words.
    """
    if content.deleted_at:
        raise Gone(content.address)
    if not content.history.stood(revision):
        raise LookupError(revision)
    last = last_said(content, person)
    if last and last.stance == Stance.AGREED and _same_words(content, last.revision, revision):
        raise Unchanged(content.address)
    said = Agreement(
        person=person, number=_next(last), stance=Stance.AGREED, revision=revision, said_at=at or now()
    )
    return _kept(content, said)


def withdraw(content: Content, *, person: Person, at: datetime | None = None) -> Agreement:
    """Note that a person takes back that they agree; raises Unchanged where they don't."""
    last = last_said(content, person)
    if last is None or last.stance == Stance.WITHDREW:
        raise Unchanged(content.address)
    said = {"number": _next(last), "stance": Stance.WITHDREW, "revision": last.revision, "said_at": at or now()}
    return _kept(content, Agreement(person=person, **said))


def last_said(content: Content, person: Person) -> Agreement | None:
    """Return what a person said of a content last; None where they never have."""
    return content.session.scalar(Agreement.of(content, person).limit(1)) if person.id else None


def _same_words(content: Content, one: int, other: int) -> bool:
    return one == other or content.history[one].text_id == content.history[other].text_id


def _next(last: Agreement | None) -> int:
    return last.number + 1 if last else 1


def _kept(content: Content, said: Agreement) -> Agreement:
    said.content_id, session = content.id, content.session
    said.hash = said.sealed(content.uuid, content.history[said.revision].hash, said.person.uuid)
    try:
        with session.begin_nested():
            session.add(said)
    except IntegrityError as error:  # the same tap a moment earlier
        raise Unchanged(content.address) from error
    return said
