"""Making an account: a guest keeps all that was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, redirect, render_template, request

from wikiapp.language import gettext as _
from wikiapp.people import password as passwords
from wikiapp.people.account import NameTaken, NameTooShort, open_account
from wikiapp.people.blueprint import bp
from wikiapp.people.password import set_password
from wikiapp.people.present import present_person, sign_in, writer
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, see_other, tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/sign-up")
def sign_up_form() -> Answer:
    """Ask for a name and a password."""
    check_open()
    person = present_person()
    if person and not person.is_guest:
        return redirect("/account", 302)
    return _form(person.name if person else "", {})


@bp.post("/sign-up")
def sign_up() -> Answer:
    """Make an account of the guest who is present, or of somebody new, and sign in."""
    check_open()
    name, password = request.form.get("name", ""), request.form.get("password", "")
    guest, errors, person = present_person(), password_errors(password), None
    if not errors:
        person, errors = open_for(guest if guest and guest.is_guest else None, name)
    if person is None:
        transaction.only_read()
        return _form(name, errors)
    set_password(person, password)
    sign_in(person)
    tell(_("The account is yours. What you wrote as a guest is in it."))
    return see_other("/account")


def password_errors(password: str) -> dict[str, str]:
    """Return what is wrong with a password that is to be set."""
    if passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        return {}
    return {"password": _("A password has %(shortest)d letters or more.") % {"shortest": passwords.SHORTEST}}


def open_for(guest: Person | None, name: str) -> tuple[Person | None, dict[str, str]]:
    """Make an account of a guest, or of somebody new; return whose it is, or what is wrong with the name."""
    person = guest or _somebody_new(name)
    try:
        open_account(person, name)
    except NameTaken:
        return None, {"name": _("Somebody signs in by that name already. Choose another one.")}
    except NameTooShort:
        return None, {"name": _("By what name will you sign in?")}
    return person, {}


def check_open() -> None:
    """Answer 403 where only hosts make accounts."""
    if not current_app.config["SIGN_UP"]:
        sentence = _("On this wiki, accounts are made by its hosts.")
        raise Answered(error_page(403, _("That is not allowed"), sentence, then=("/sign-in", _("Sign in"))))


def _somebody_new(name: str) -> Person:
    person = writer(name)
    transaction.session().flush()
    return person


def _form(name: str, errors: dict[str, str]) -> Answer:
    shown = render_template("people/sign_up.html", name=name, errors=errors, shortest=passwords.SHORTEST)
    return shown, 422 if errors else 200
