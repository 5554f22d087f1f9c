"""What was parked goes as soon as it is saved, wherever it is saved from."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request
from flask import session as cookie
from sqlalchemy import bindparam, select

from wikiapp.people.present import PERSON
from wikiapp.turns.guard import present_turn
from wikiapp.turns.parked import ParkedText, count_parked, forget, place_of
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

# Asked after every save, and hardly ever answered.
PARKED = select(ParkedText.id).where(
    ParkedText.person_id == bindparam("who"), ParkedText.place == bindparam("place")
)


def use(app: Flask) -> None:
    """Look at every answer to a form; let templates know whether something waits to be saved."""
    app.after_request(_forget_what_is_saved)
    app.jinja_env.globals.update(unsaved=_unsaved, opening=_opening)


def _unsaved() -> int:
    turn = present_turn()
    return count_parked(transaction.session(), turn.person) if turn else 0


def _opening() -> str | None:
    """Return what tells a form from others that are opened at the same place: none takes another's text."""
    fresh = secrets.token_hex(6) if present_turn() else None
    return request.form.get("opening") or fresh


def _forget_what_is_saved(response: Response) -> Response:
    saved = request.method == "POST" and response.status_code == HTTPStatus.SEE_OTHER and request.form.get("body")
    number = cookie.get(PERSON) if saved else None  # whoever looks into the session makes the answer depend on it
    if isinstance(number, int) and not request.path.startswith("/turn"):
        transaction.only_read()
        where = {"who": number, "place": place_of(request.path, request.form)}
        if transaction.session().connection().scalar(PARKED, where) is not None:
            _forget(number)
    return response


def _forget(number: int) -> None:
    with transaction.database().writing() as session:
        forget(session, number, request.path, request.form)
        session.commit()
