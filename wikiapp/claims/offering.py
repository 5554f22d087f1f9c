"""The offer to take it along, made once in a turn: on the page after the first save."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request
from flask import session as cookie

from wikiapp.claims.claiming import code_for
from wikiapp.turns.guard import present_turn
from wikiapp.turns.parked import has_written
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

OFFER = "offer"  # what the signed cookie calls it: "made" once it was shown, or "due"


def use(app: Flask) -> None:
    """Notice the first save of a turn; let the layout show the code."""
    app.after_request(_notice)
    app.jinja_env.globals["offered_code"] = _offered_code


def _notice(response: Response) -> Response:
    turn, saved = present_turn(), request.method == "POST" and response.status_code == HTTPStatus.SEE_OTHER
    if turn and saved and OFFER not in cookie:
        transaction.only_read()
        if has_written(transaction.session(), turn.person):
            cookie[OFFER] = "due"
    return response


def _offered_code() -> str | None:
    turn = present_turn()
    if turn is None or cookie.get(OFFER) != "due":
        return None
    cookie[OFFER] = "made"
    return code_for(turn.person)
