"""Setting the second factor up on one's account page, new codes for paper, and turning it off."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, make_response, redirect, render_template, request

from wikiapp.language import gettext as _
from wikiapp.people.attempts import CODE, limits_again
from wikiapp.people.blueprint import bp
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with_account
from wikiapp.people.proving import password_unproved
from wikiapp.people.second_factor import factor
from wikiapp.people.second_factor.factor import SecondFactor
from wikiapp.people.second_factor.proving import key, remove, second_factor_of, unproved
from wikiapp.people.second_factor.recovery import RecoveryCode, new_codes
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell
from wikiapp.web.qr import qr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/second-factor"


@bp.get(AT)
def second_factor() -> Answer:
    """Show what there is of it, and what can be done."""
    return _page(person_with_account(), {})


@bp.post(AT)
def begin_second_factor() -> Answer:
    """Begin one; who has a password must know it, since a browser may have been left open."""
    person = person_with_account()
    if second_factor_of(person) is not None:
        return see_other(AT)
    if errors := password_unproved(person):
        return _refused(person, errors)
    factor.begin(person)
    transaction.session().commit()
    return see_other(AT)


@bp.post(f"{AT}/confirmation")
def confirm_second_factor() -> Answer:
    """Let it count once the phone has shown a code, and hand out codes for paper."""
    person = person_with_account()
    begun = transaction.session().get(SecondFactor, person.id)
    if begun is None or begun.confirmed_at is not None:
        return redirect(AT, 303)
    if not begun.confirm(request.form.get("code", ""), key()):
        return _refused(person, {"code": _("That code isn't right. Does the phone show another one by now?")})
    return _codes(person)


@bp.post(f"{AT}/recovery-codes")
def renew_recovery_codes() -> Answer:
    """Hand out codes for paper in the place of those before."""
    person = person_with_account()
    errors = unproved(person, limits_again(person, CODE))
    return _refused(person, errors) if errors else _codes(person)


@bp.post(f"{AT}/removal")
def remove_second_factor() -> Answer:
    """Ask for it no more."""
    person = person_with_account()
    if errors := unproved(person, limits_again(person, CODE)):
        return _refused(person, errors)
    remove(person)
    transaction.session().commit()
    tell(_("The second factor is off."))
    return see_other("/account")


def _codes(person: Person) -> Answer:
    codes = new_codes(person, key())
    transaction.session().commit()
    answer = make_response(render_template("people/second_factor/codes.html", codes=codes))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _refused(person: Person, errors: Mapping[str, str]) -> Answer:
    transaction.session().rollback()
    return _page(person, errors), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(person: Person, errors: Mapping[str, str]) -> Answer:
    found = transaction.session().get(SecondFactor, person.id)
    begun = found if found and found.confirmed_at is None else None
    site = current_app.config["SITE_NAME"]
    answer = make_response(render_template(
        "people/second_factor/second_factor.html", who=person, errors=errors, asks_password=has_password(person),
        begun=begun, on=found if found and found.confirmed_at else None,
        seed=begun and begun.seed(key()), picture=begun and qr(begun.address(key(), site)),
        left=len(transaction.session().scalars(RecoveryCode.left(person)).all()),
    ))  # fmt: skip
    answer.headers["Cache-Control"] = "no-store"
    return answer
