"""Signing in, by a password or by a link that is good for once, and signing out."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import render_template, request

from wikiapp.language import gettext as _
from wikiapp.people.admitting import of_no_use
from wikiapp.people.attempts import Attempt, TooManyAttempts, limits, wait
from wikiapp.people.blueprint import bp
from wikiapp.people.one_time_link import OneTimeLink
from wikiapp.people.password import knows_password
from wikiapp.people.person import Person
from wikiapp.people.present import sign_out
from wikiapp.people.second_factor.asking import admit
from wikiapp.web import transaction
from wikiapp.web.answer import own_address, see_other, tell

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer


@bp.get("/sign-in")
def sign_in_form() -> Answer:
    """Ask for name and password."""
    return form("", request.args.get("next", "/"))


@bp.post("/sign-in")
def sign_in_with_password() -> Answer:
    """Sign in whoever knows a password."""
    name, then = request.form.get("name", ""), request.form.get("next", "/")
    try:
        person = _known(name, request.form.get("password", ""))
    except TooManyAttempts as tried:
        return _later(name, then, tried)
    if person is None:
        transaction.only_read()
        return form(name, then, {"password": _("Name and password don't go together. Is one of them misspelled?")})
    return admit(person, own_address(then))


@bp.get("/sign-in/<secret>")
def link(secret: str) -> Answer:
    """Ask whether to sign in; looking at a link, as mail programs do, doesn't use it up."""
    found = transaction.session().scalar(OneTimeLink.usable(secret))
    return render_template("people/link.html", who=found.person, secret=secret) if found else of_no_use()


@bp.post("/sign-in/<secret>")
def sign_in_with_link(secret: str) -> Answer:
    """Sign in whoever holds a link."""
    found = transaction.session().scalar(OneTimeLink.usable(secret))
    if found is None:
        transaction.only_read()
        return of_no_use()
    return admit(found.person, "/account", found)


@bp.get("/sign-out")
def sign_out_form() -> Answer:
    """Ask whether to sign out."""
    return render_template("people/sign_out.html")


@bp.post("/sign-out")
def end_sign_in() -> Answer:
    """Let the browser be a stranger's."""
    sign_out()
    tell(_("You are signed out."))
    return see_other("/")


def form(name: str, then: str, errors: dict[str, str] | None = None) -> Answer:
    """Answer with the page that asks who it is."""
    shown = render_template("people/sign_in.html", name=name, next=own_address(then), errors=errors or {})
    return shown, 422 if errors else 200


def _known(name: str, password: str) -> Person | None:
    # Proving a password takes its time, in which nobody else should have to wait for their save.
    with transaction.database().reading() as looking:
        person = looking.scalar(Person.signing_in_as(name))
        attempt = Attempt(limits(name, person))
        if not knows_password(person, password) or person is None:
            attempt.was_wrong()
            return None
    attempt.was_right()
    return transaction.session().get(Person, person.id)


def _later(name: str, then: str, tried: TooManyAttempts) -> Answer:
    transaction.only_read()
    page, _code = form(name, then, {"password": wait(tried)})
    return page, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(tried.seconds)}
