"""One's own account: what one is called, the password, and where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.password import has_password, set_password
from wikiapp.people.permitting import person_with, person_with_account
from wikiapp.people.person import on_a_line
from wikiapp.people.present import present_sign_in
from wikiapp.people.proving import password_unproved
from wikiapp.people.role import Role
from wikiapp.people.second_factor.requiring import is_advised
from wikiapp.people.sign_in import SignIn
from wikiapp.people.signing_up import password_errors
from wikiapp.people.ways import ways_of
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/account")
def account() -> Answer:
    """Show what is known of oneself."""
    return _page(person_with(Role.READER), {})


@bp.post("/account/name")
def change_name() -> Answer:
    """Be called otherwise; the name to sign in by stays."""
    person, name = person_with(Role.READER), on_a_line(request.form.get("name", ""))
    if not name:
        return _refused(person, {"name": _("What shall we call you?")})
    person.rename(name)
    return _saved()


@bp.post("/account/password")
def change_password() -> Answer:
    """Set a password; who has one must know it."""
    person, password = person_with_account(), request.form.get("password", "")
    if errors := password_unproved(person) or password_errors(password):
        return _refused(person, errors)
    set_password(person, password)
    _end_others(person)
    return _saved()


@bp.post("/account/sign-outs")
def sign_out_elsewhere() -> Answer:
    """Sign another browser out."""
    number = request.form.get("sign_in", type=int) or 0
    signed_in = transaction.session().scalar(SignIn.of(person_with_account(), number)) or abort(404)
    signed_in.end()
    return _saved()


def _end_others(person: Person) -> None:
    present = present_sign_in(person)
    for each in transaction.session().scalars(SignIn.lasting(person)):
        if each != present:
            each.end()


def _saved() -> Answer:
    transaction.session().commit()
    tell(_("Done."))
    return see_other("/account")


def _refused(person: Person, errors: Mapping[str, str]) -> Answer:
    transaction.session().rollback()
    return _page(person, errors), 422


def _page(person: Person, errors: Mapping[str, str]) -> Answer:
    return render_template(
        "people/account.html", who=person, errors=errors, has_password=has_password(person),
        ways=[] if person.is_guest else ways_of(person), advised=is_advised(person),
        sign_ins=transaction.session().scalars(SignIn.lasting(person)).all(), present=present_sign_in(person),
    )  # fmt: skip
