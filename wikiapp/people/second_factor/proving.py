"""Whether somebody has the second factor: a code of the phone or, without it, one from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, request
from sqlalchemy import delete

from wikiapp.database import session_of
from wikiapp.language import gettext as _
from wikiapp.people.attempts import Attempt, Limit, TooManyAttempts, wait
from wikiapp.people.second_factor.factor import SecondFactor
from wikiapp.people.second_factor.recovery import RecoveryCode, use_code
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.people.person import Person


def second_factor_of(person: Person) -> SecondFactor | None:
    """Return a person's second factor, if there is one that counts."""
    return session_of(person).scalar(SecondFactor.of(person))


def unproved(person: Person, counts: tuple[Limit, ...]) -> dict[str, str]:
    """Return what is wrong with the code that a form holds; nothing where it was right, and is used up then."""
    transaction.session().rollback()  # so that the attempt can be counted, whatever becomes of this request
    try:
        attempt = Attempt(counts)
    except TooManyAttempts as tried:
        return {"code": wait(tried)}
    return {} if _proved(person, attempt) else {"code": _("That code isn't right, or it was used already.")}


def remove(person: Person) -> bool:
    """Ask for it no more, and tell whether it was asked for."""
    session = session_of(person)
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    gone = delete(SecondFactor).where(SecondFactor.person_id == person.id).returning(SecondFactor.confirmed_at)
    return session.scalar(gone) is not None


def key() -> str:
    """Return what codes are derived from."""
    return str(current_app.config["SECRET_KEY"])


def _proved(person: Person, attempt: Attempt) -> bool:
    factor, typed = second_factor_of(person), request.form.get("code", "")
    if factor is not None and (factor.accepts(typed, key()) or use_code(person, typed, key())):
        attempt.was_right()
        return True
    attempt.was_wrong()
    transaction.session().rollback()
    return False
