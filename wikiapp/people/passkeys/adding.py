"""One's own passkeys: which there are, adding one, taking one away."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, abort, render_template, request

from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.passkeys.ceremony import NotProved, made, to_make
from wikiapp.people.passkeys.passkey import MOST, Passkey
from wikiapp.people.password import has_password
from wikiapp.people.permitting import person_with_account
from wikiapp.people.person import on_a_line
from wikiapp.people.proving import password_unproved
from wikiapp.people.sign_in import device_of
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/passkeys"


@bp.get(AT)
def passkeys() -> Answer:
    """List one's own."""
    return _page(person_with_account(), {})


@bp.post(f"{AT}/challenges")
def ask_for_passkey() -> Answer:
    """Tell the browser what to make; who has a password must know it, since a browser may have been left open."""
    person = person_with_account()
    if errors := password_unproved(person):
        transaction.session().rollback()
        return {"error": errors["old"]}, HTTPStatus.UNPROCESSABLE_ENTITY
    options = to_make(person)
    transaction.session().commit()
    return Response(options, mimetype="application/json", headers={"Cache-Control": "no-store"})


@bp.post(AT)
def add_passkey() -> Answer:
    """Keep what the browser has made."""
    person = person_with_account()
    try:
        passkey = made(person, request.form.get("credential", ""), _name())
    except NotProved:
        return _refused(person, _("The passkey could not be made. Try once more."))
    if len(_of(person)) >= MOST:
        return _refused(person, _("These are as many as one can have. Take one away first."))
    transaction.session().add(passkey)
    transaction.session().commit()
    tell(_("From now on this passkey signs you in."))
    return see_other(AT)


@bp.post(f"{AT}/<int:number>/removal")
def remove_passkey(number: int) -> Answer:
    """Let a passkey sign nobody in any more."""
    person, session = person_with_account(), transaction.session()
    passkey = session.scalar(Passkey.of(person).where(Passkey.id == number)) or abort(404)
    session.delete(passkey)
    session.commit()
    tell(_("Done."))
    return see_other(AT)


def _name() -> str:
    given = on_a_line(request.form.get("name", ""))
    return given or device_of(request.user_agent.string) or _("Passkey")


def _of(person: Person) -> list[Passkey]:
    return list(transaction.session().scalars(Passkey.of(person)))


def _refused(person: Person, sentence: str) -> Answer:
    transaction.session().rollback()
    return _page(person, {"passkey": sentence}), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(person: Person, errors: dict[str, str]) -> Answer:
    return render_template(
        "people/passkeys/passkeys.html", who=person, passkeys=_of(person), errors=errors,
        asks_password=has_password(person), named=device_of(request.user_agent.string),
    )  # fmt: skip
