"""One's own tokens: which there are, making one, revoking one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import abort, make_response, render_template, request

from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with_account
from wikiapp.people.person import on_a_line
from wikiapp.people.proving import password_unproved
from wikiapp.people.tokens.token import LENGTHS, MOST, ApiToken, Scope, new_token
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/tokens"
USUAL = 90  # days


@bp.get(AT)
def tokens() -> Answer:
    """List one's own."""
    return _page(person_with_account(), {})


@bp.post(AT)
def make_token() -> Answer:
    """Make one, and show it this once; who has a password must know it."""
    person, name = person_with_account(), on_a_line(request.form.get("name", ""))
    days, scope = request.form.get("days", USUAL, type=int), request.form.get("scope", Scope.READ)
    if days not in LENGTHS or scope not in set(Scope):
        abort(400)
    if errors := _errors(person, name):
        transaction.session().rollback()
        return _page(person, errors), HTTPStatus.UNPROCESSABLE_ENTITY
    secret = new_token(person, name, Scope(scope), days)
    transaction.session().commit()
    answer = make_response(render_template("people/tokens/made.html", secret=secret, name=name))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post(f"{AT}/<int:number>/revocation")
def revoke_token(number: int) -> Answer:
    """Let one be of no use any more."""
    usable = ApiToken.usable(person_with_account()).where(ApiToken.id == number)
    token = transaction.session().scalar(usable) or abort(404)
    token.revoke()
    transaction.session().commit()
    tell(_("The token is of no use any more."))
    return see_other(AT)


def _errors(person: Person, name: str) -> Mapping[str, str]:
    if not name:
        return {"name": _("What is it for? You will want to know that later.")}
    if len(_of(person)) >= MOST:
        return {"name": _("These are as many as one can have. Revoke one first.")}
    return password_unproved(person)


def _of(person: Person) -> list[ApiToken]:
    return list(transaction.session().scalars(ApiToken.usable(person)))


def _page(person: Person, errors: Mapping[str, str]) -> Answer:
    return render_template(
        "people/tokens/tokens.html", who=person, tokens=_of(person), errors=errors, lengths=LENGTHS, usual=USUAL,
        typed=request.form, asks_password=has_password(person),
    )  # fmt: skip
