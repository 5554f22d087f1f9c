"""Taking an identity along by a code: shown where somebody writes, opened where it shall go."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import abort, current_app, render_template, request
from flask import session as cookie

from wikiapp.claims.blueprint import bp
from wikiapp.language import gettext as _
from wikiapp.logs import LOG
from wikiapp.people import guessing
from wikiapp.people.claim import Claim, claim_of, was_taken_since
from wikiapp.people.present import PERSON, present_person
from wikiapp.people.sign_in import device_of
from wikiapp.stands.present import present_device
from wikiapp.turns.guard import present_turn
from wikiapp.turns.parked import ParkedText, hand_over
from wikiapp.web import transaction
from wikiapp.web.answer import Answered, absolute, see_other, tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


def code_for(person: Person) -> str | None:
    """Return a code; on a shared device none any more once one was used: the next guest may be there already."""
    turn = present_turn()
    with transaction.database().writing() as session:
        if turn and was_taken_since(session, person, turn.began_at):
            return None
        code = claim_of(session, person, _key()).code(_key())
        session.commit()
    return code


@bp.get("/claim")
def own_code() -> Answer:
    """Show the guest who is present how to take this along, and what isn't saved yet; ask others for a code."""
    person = present_person()
    code = code_for(person) if person and person.is_guest else None
    parked = transaction.session().scalars(ParkedText.of(person)).all() if person else []
    return render_template("claims/claim.html", code=code, parked=parked, address=absolute(f"/claim/{code}"))


@bp.post("/claim")
def enter_code() -> Answer:
    """Lead to what a code that was typed is for."""
    return see_other(f"/claim/{request.form.get('code', '').strip()[:60] or '-'}")


@bp.get("/claim/<secret>")
def ask(secret: str) -> Answer:
    """Ask whether to take it along; looking at a code doesn't use it up."""
    _insist_on_own_device()
    return render_template("claims/take.html", who=_claim(secret).person)


@bp.post("/claim/<secret>")
def take(secret: str) -> Answer:
    """Let this browser be that guest, or let whoever is here have what that guest wrote."""
    _insist_on_own_device()
    claim, here = _claim(secret), present_person()
    if here == claim.person:
        tell(_("You have it here already."), "note")
        return see_other("/words")
    if not claim.use(device_of(request.user_agent.string), by=here):
        raise Answered(_of_no_use())
    if here:
        hand_over(transaction.session(), claim.person, here)
    transaction.session().commit()
    LOG.info("a guest was taken along", extra={"facts": {"claim": claim.id, "person": claim.person_id}})
    if not here:
        cookie.clear()
        cookie[PERSON], cookie.permanent = claim.person_id, True
    tell(_("Welcome, %(name)s.") % {"name": (here or claim.person).name})
    return see_other("/words")


def _claim(code: str) -> Claim:
    """Return the claim of a code; answers 404, or 429 where too many were wrong."""
    origin = guessing.origin_of(request.remote_addr, _key())
    with transaction.database().writing() as session:
        if guessing.too_many(session, origin):
            abort(HTTPStatus.TOO_MANY_REQUESTS)
        number = session.scalar(Claim.usable(code).with_only_columns(Claim.id))
        if number is None:
            guessing.note_wrong(session, origin)
        session.commit()
    claim = transaction.session().get(Claim, number) if number else None
    if claim is None:
        raise Answered(_of_no_use())
    return claim


def _insist_on_own_device() -> None:
    if present_device():
        raise Answered(error_page(
            403, _("That is not allowed"), _("Others share this device. Open the code with your own phone."),
            then=("/claim", _("Back")),
        ))  # fmt: skip


def _of_no_use() -> Answer:
    return error_page(
        404, _("This code is of no use any more"),
        _("Is a sign misread? Perhaps it was used already, or it is older than a week."),
        then=("/claim", _("Type it again")),
    )  # fmt: skip


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])
