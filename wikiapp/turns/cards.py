"""The cards that a shared device shows: where a turn begins, and what is said when it has ended."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import abort, current_app, make_response, render_template, request
from flask import session as cookie

from wikiapp import language
from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.people import guessing
from wikiapp.people.claim import Claim, claim_of, was_taken_since
from wikiapp.people.names import made_up_name
from wikiapp.people.person import Person, on_a_line
from wikiapp.people.present import PERSON
from wikiapp.people.sign_in import device_of
from wikiapp.stands.device import Device
from wikiapp.stands.joining import start_of
from wikiapp.stands.present import present_device
from wikiapp.turns.blueprint import bp
from wikiapp.turns.guard import CARD, TURN, end, present_turn, typed_at
from wikiapp.turns.parked import count_parked, has_written, park
from wikiapp.turns.turn import Ending, Turn, put_away
from wikiapp.web import transaction
from wikiapp.web.answer import absolute, see_other
from wikiapp.web.forms import TOKEN_FIELD

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

SHOWN_FOR = timedelta(seconds=60)  # then the card of the end makes room for that of the beginning


@bp.get("/turn")
def card() -> Answer:
    """Show how to begin; shortly after a turn, how its guest comes back to what was written."""
    device, session = _device(), transaction.session()
    if present_turn() is not None:
        return see_other(start_of(device.stand))
    last = session.scalar(Turn.last_on(device))
    if last and last.ended_at and not last.put_away_at and last.ended_at > now() - SHOWN_FOR:
        return _farewell(last)
    if not device.stand.is_open():
        return render_template("stands/closed.html", stand=device.stand)
    return render_template("turns/start.html", stand=device.stand, code="", errors={})


@bp.post("/turn")
def begin() -> Answer:
    """Let the next guest begin: somebody new, or who comes back by a code."""
    device, session = _device(), transaction.session()
    if not device.stand.is_open():
        return see_other(CARD)
    person = _who_comes_back() if request.form.get("code", "").strip() else _somebody_new()
    if person is None:
        return _refused()
    form_key = secrets.token_hex(20)
    turn = Turn.begin(session, device, person, form_key)
    answer = see_other(start_of(device.stand))
    language.speak_from_now_on(request.form.get("language", ""), answer)
    session.commit()
    cookie.clear()
    cookie[PERSON], cookie[TURN], cookie[TOKEN_FIELD] = person.id, turn.id, form_key
    return answer


@bp.post("/turn/end")
def finish() -> Answer:
    """End the turn: what is in the form that comes along is parked."""
    turn, session = present_turn() or abort(404), transaction.session()
    park(session, turn.person_id, typed_at(), request.form)
    session.commit()
    transaction.only_read()
    end(turn, Ending.IDLE if request.form.get("ending") == Ending.IDLE else Ending.DONE)
    cookie.clear()
    return see_other(CARD)


@bp.post("/turn/next")
def next_guest() -> Answer:
    """Put the card of the end away."""
    put_away(transaction.session(), _device())
    transaction.session().commit()
    return see_other(CARD)


@bp.post("/turn/presence")
def presence() -> Answer:
    """Hear that somebody is there, though nothing is sent; it was noted on the way here."""
    return ("", 204) if present_turn() else abort(404)


@bp.post("/turn/texts")
def keep() -> Answer:
    """Park what is being typed, in case that nothing else comes."""
    turn, session = present_turn() or abort(404), transaction.session()
    park(session, turn.person_id, typed_at(), request.form)
    session.commit()
    return "", 204


def _device() -> Device:
    """Return the device, as this request's session knows it; answers 404 to others."""
    device = present_device() or abort(404)
    return transaction.session().get_one(Device, device.id)


def _somebody_new() -> Person:
    typed, code = on_a_line(request.form.get("name", "")), request.form.get("language", "")
    person = Person(typed or made_up_name(code if code in language.LANGUAGES else language.current()))
    transaction.session().add(person)
    transaction.session().flush()
    return person


def _who_comes_back() -> Person | None:
    session, origin = transaction.session(), guessing.origin_of(request.remote_addr, _key())
    if guessing.too_many(session, origin):
        abort(429)
    claim = session.scalar(Claim.usable(request.form["code"]))
    if claim is not None and claim.use(device_of(request.user_agent.string)):
        return claim.person
    guessing.note_wrong(session, origin)
    session.commit()
    return None


def _refused() -> Answer:
    transaction.only_read()
    errors = {"code": _("Nothing waits under this code. Is a sign misread, or was it used already?")}
    code = request.form["code"]
    return render_template("turns/start.html", stand=_device().stand, code=code, errors=errors), 422


def _farewell(turn: Turn) -> Answer:
    with transaction.database().writing() as session:
        person = session.get_one(Person, turn.person_id)
        parked = count_parked(session, person)
        offered = (parked or has_written(session, person)) and not was_taken_since(session, person, turn.began_at)
        code = claim_of(session, person, _key()).code(_key()) if offered else None
        session.commit()
    shown = render_template("turns/end.html", code=code, parked=parked, address=absolute(f"/claim/{code}"))
    answer = make_response(shown)
    answer.headers["Refresh"] = f"{SHOWN_FOR.seconds}; url={CARD}"
    return answer


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])
