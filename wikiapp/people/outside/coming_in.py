"""Signing in by the provider, and making an account for who has none here."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import render_template, request
from flask import session as cookie

from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.people.admitting import let_in
from wikiapp.people.blueprint import bp
from wikiapp.people.outside import shown as showing
from wikiapp.people.outside.identity import OutsideIdentity, link
from wikiapp.people.outside.provider import RETURN, NotShown, ProviderAway, provider
from wikiapp.people.outside.shown import THEN, Shown
from wikiapp.people.present import present_person
from wikiapp.people.second_factor.asking import admit
from wikiapp.people.signing_up import check_open, open_for
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, own_address, see_other
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

AT, NEW = "/sign-in/oidc", "/sign-in/oidc/account"


@bp.get(AT)
def go_to_provider() -> Answer:
    """Lead somebody to the provider."""
    cookie[THEN] = own_address(request.args.get("next", "/"))
    try:
        return provider().leave()
    except ProviderAway:
        return _away()


@bp.get(RETURN)
def come_back() -> Answer:
    """Sign in who is known here; ask others whether they want an account, or this one linked with theirs."""
    try:
        shown = provider().who_returns()
    except ProviderAway:
        return _away()
    except NotShown:
        return _not_shown()
    transaction.write()  # the provider leads to an address to look at, but its state says that it was asked for
    identity = transaction.session().scalar(OutsideIdentity.known_by(shown))
    if identity is not None:
        identity.used_at = now()
        return admit(identity.person, cookie.pop(THEN, "/"))
    showing.keep(shown)
    person = present_person()
    return see_other("/account/identities" if person and not person.is_guest else NEW)


@bp.get(NEW)
def outside_account_form() -> Answer:
    """Ask for the name that a new account shall have."""
    check_open()
    shown, person = _shown(), present_person()
    return _form(person.name if person else shown.name, {})


@bp.post(NEW)
def make_outside_account() -> Answer:
    """Make an account of the guest who is present, or of somebody new, and sign in."""
    check_open()
    shown, name, guest = _shown(), request.form.get("name", ""), present_person()
    person, errors = open_for(guest if guest and guest.is_guest else None, name)
    if person is None or not link(person, shown):
        transaction.only_read()
        return _form(name, errors or {"name": _("That one signs somebody else in here.")})
    transaction.session().flush()
    return let_in(person, cookie.pop(THEN, "/"))


def _shown() -> Shown:
    shown = showing.kept()
    if shown is None:
        raise Answered(see_other("/sign-in"))
    return shown


def _form(name: str, errors: dict[str, str]) -> Answer:
    code = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render_template("people/outside/new.html", name=name, errors=errors, label=provider().label), code


def _away() -> Answer:
    return error_page(
        503, _("%(label)s can't be reached") % {"label": provider().label},
        _("Try again in a moment, or sign in another way."), then=("/sign-in", _("Sign in")),
    )  # fmt: skip


def _not_shown() -> Answer:
    return error_page(
        400, _("You are not signed in"),
        _("%(label)s did not tell us who you are, or too late. Begin anew.") % {"label": provider().label},
        then=("/sign-in", _("Sign in")),
    )  # fmt: skip
