"""Asking for the second factor, between what was shown first (a password, a link) and being signed in."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import redirect, render_template
from flask import session as cookie

from wikiapp.database import microseconds, now, since
from wikiapp.people.admitting import let_in, of_no_use
from wikiapp.people.attempts import CODE, limits
from wikiapp.people.blueprint import bp
from wikiapp.people.one_time_link import OneTimeLink
from wikiapp.people.person import Person
from wikiapp.people.second_factor.proving import second_factor_of, unproved
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, see_other

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

ASKED = "asked"  # in the signed cookie: whom we ask, since when, where they go then, and by which link they came
PATIENCE = timedelta(minutes=10)


def admit(person: Person, then: str, link: OneTimeLink | None = None) -> Answer:
    """Sign somebody in who has shown that they are this person, after the second factor where they have one."""
    if second_factor_of(person) is None:
        return let_in(person, then, link)
    transaction.session().commit()
    cookie[ASKED] = [person.id, microseconds(now()), then, link.id if link else 0]
    return see_other("/sign-in/second-factor")


@bp.get("/sign-in/second-factor")
def second_factor_form() -> Answer:
    """Ask for a code."""
    _asked()
    return _form({})


@bp.post("/sign-in/second-factor")
def sign_in_with_second_factor() -> Answer:
    """Sign in whoever has the code as well."""
    number, then, link_number = _asked()
    session = transaction.session()
    person = session.get(Person, number)
    if person is None or second_factor_of(person) is None:
        return _again()
    if errors := unproved(person, limits(person.login or "", person, CODE)):
        transaction.only_read()
        return _form(errors)
    link = session.scalar(OneTimeLink.of_number(link_number)) if link_number else None
    return let_in(person, then, link) if link or not link_number else of_no_use()


def _asked() -> tuple[int, str, int]:
    """Return whom we ask, where they go then, and by which link they came; leads others to the beginning."""
    number, at, then, link = cookie.get(ASKED) or (0, 0, "/", 0)
    if now() - since(at) > PATIENCE:
        raise Answered(_again())
    return number, then, link


def _again() -> Answer:
    cookie.pop(ASKED, None)
    return redirect("/sign-in", 303)


def _form(errors: dict[str, str]) -> Answer:
    code = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render_template("people/second_factor/asking.html", errors=errors), code
