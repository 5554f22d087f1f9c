"""What every request of a shared device goes through: whose turn is it, and is it still?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import g, redirect, request
from flask import session as cookie
from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from wikiapp import language
from wikiapp.database import now
from wikiapp.deriving import digest
from wikiapp.logs import LOG
from wikiapp.stands.present import look_for_device, may_be_a_device, present_device
from wikiapp.turns.parked import park
from wikiapp.turns.turn import Ending, Turn, end_turns
from wikiapp.web import transaction
from wikiapp.web.answer import see_other
from wikiapp.web.forms import form_key

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from wikiapp.stands.device import Device
    from wikiapp.web.answer import Answer

TURN = "turn"  # what the signed cookie calls it
CARD = "/turn"
# What a device answers at which nobody is: the cards, and what both they and whoever looks after it need.
OPEN_TO_READ, OPEN_TO_SEND = ("/turn", "/language/", "/health/"), {"/turn", "/turn/next"}
OWN_DEVICES_ONLY = {"people"}  # no password is typed, and no account left open, where the next one finds it
SELDOM = 5  # seconds, at least, between two notes that somebody is there


def use(app: Flask) -> None:
    """Look at each request before anything else does; let templates know."""
    app.before_request(_look)
    app.after_request(_leave_nothing)
    app.context_processor(_known)


def present_turn() -> Turn | None:
    """Return the turn that this request is part of."""
    return cast("Turn | None", g.get("turn"))


def _known() -> dict[str, object]:
    device = present_device()
    idle = device.stand.idle_seconds if device else None
    return {"shared_device": device is not None, "turn": present_turn(), "idle_seconds": idle}


def typed_at() -> str:
    """Return where the form was sent to that the request holds, which may come by another address."""
    return request.args.get("place") or request.path


def _look() -> Answer | None:
    if request.endpoint in {"static", "favicon"} or not may_be_a_device():
        return None
    with transaction.database().reading() as session:
        device = look_for_device(session)
        last = session.scalar(Turn.last_on(device).options(joinedload(Turn.person))) if device else None
    if device is None:  # it belonged to a stand once, and doesn't any more
        if TURN in cookie:
            cookie.clear()
        return None
    if last and last.ended_at is None and not last.lasts(device.stand.idle_seconds):
        end(last, Ending.IDLE)
    elif last and last.ended_at is None and cookie.get(TURN) == last.id:
        return _go_on(device, last)
    return _between_turns(device)


def end(turn: Turn, how: Ending) -> None:
    """End a turn in a transaction of its own."""
    with transaction.database().writing() as session:
        end_turns(session, how, Turn.id == turn.id)
        session.commit()
    g.turn, g.turn_ended = None, True


def _go_on(device: Device, turn: Turn) -> Answer | None:
    g.turn = turn
    if (now() - turn.seen_at).total_seconds() > SELDOM:
        _note_presence(turn)
    if request.method == "POST" and digest(form_key()) != turn.form_key_hash:
        # A form of somebody before, sent again by going back: its text is theirs, and not for these eyes.
        _park_what_comes_late(device)
        return _to_the_card()
    return see_other("/claim") if request.blueprint in OWN_DEVICES_ONLY else None


def _note_presence(turn: Turn) -> None:
    # Nobody who only reads is kept waiting for whoever writes: the next request will note it as well.
    seen = update(Turn).where(Turn.id == turn.id).values(seen_at=now())
    try:
        with transaction.database().keeping.begin() as connection:
            connection.execute(seen)
    except OperationalError:
        LOG.info("presence was not noted")


def _between_turns(device: Device) -> Answer | None:
    _park_what_comes_late(device)
    stale = TURN in cookie
    if stale:
        cookie.clear()
    reads = request.method in transaction.READING
    opens = request.path.startswith(OPEN_TO_READ) if reads else request.path in OPEN_TO_SEND and not stale
    return None if opens else _to_the_card()


def _to_the_card() -> Response:
    return redirect(CARD, 302 if request.method in transaction.READING else 303)


def _park_what_comes_late(device: Device) -> None:
    """Keep what a form holds whose turn is over, for whoever's turn it was."""
    if request.method != "POST" or not request.form.get("body"):
        return
    with transaction.database().writing() as session:
        turn = session.scalar(Turn.whose_form(device, form_key()))
        if turn and park(session, turn.person_id, typed_at(), request.form):
            session.commit()


def _leave_nothing(response: Response) -> Response:
    if present_device() is not None and not response.cache_control.immutable:  # as pictures are, which all may see
        response.headers["Cache-Control"] = "no-store"
    if g.get("turn_ended"):
        response.headers["Clear-Site-Data"] = '"storage"'
        response.delete_cookie(language.COOKIE)
    return response
