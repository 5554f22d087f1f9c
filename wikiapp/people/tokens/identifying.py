"""Knowing a program by the token that it sends (RFC 6750), in the place of any cookie.

No other site can make a browser send this header, so what comes with it needs no form's token. Whatever can be
read or written by forms is open to it in its person's name, but for what would make more of a token than it is.
"""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, g, request
from flask import session as cookie
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from wikiapp.database import now
from wikiapp.language import gettext as _
from wikiapp.people.present import SPEAKS_FOR
from wikiapp.people.tokens.token import ApiToken, Scope
from wikiapp.web import transaction
from wikiapp.web.errors import NEEDS_NO_FORM
from wikiapp.web.page_cache import BEARER

if TYPE_CHECKING:
    from flask import Flask

SELDOM = timedelta(minutes=1)  # between two notes that one was used
# Where accounts are looked after: ways to sign in, roles and erasing are for people with a browser.
FOR_BROWSERS = re.compile(
    r"/account(?!/data\.json$)|/sign-|/people/\d+/(appointments|links|second-factor|erasures)"
)


def use(app: Flask) -> None:
    """Look at each request before forms are checked."""
    app.before_request(_look)
    app.after_request(_leave_no_cookie)


def _look() -> Response | None:
    given = request.headers.get("Authorization", "")
    if given[: len(BEARER)].lower() != BEARER:
        return None
    cookie.clear()
    setattr(g, NEEDS_NO_FORM, True)
    with transaction.database().reading() as session:
        token = session.scalar(ApiToken.known_by(given[len(BEARER) :].strip()))
    refused = _refused(token)
    if token is not None and refused is None:
        setattr(g, SPEAKS_FOR, token.person_id)
        _note_use(token)
    return refused


def _refused(token: ApiToken | None) -> Response | None:
    if token is None:
        return _no(HTTPStatus.UNAUTHORIZED, _("That is no token of this wiki. Make one on your account page."))
    if token.revoked_at is not None:
        return _no(HTTPStatus.UNAUTHORIZED, _("This token was revoked. Make another on your account page."))
    if not token.is_usable:
        return _no(HTTPStatus.UNAUTHORIZED, _("This token is too old. Make another on your account page."))
    if token.scope != Scope.WRITE and request.method not in transaction.READING:
        return _no(HTTPStatus.FORBIDDEN, _("This token only reads. Make one that writes as well."))
    if FOR_BROWSERS.match(request.path):
        return _no(HTTPStatus.FORBIDDEN, _("That is done with a browser, not by a token."))
    return None


def _no(code: HTTPStatus, sentence: str) -> Response:
    answer = Response(f"{sentence}\n", code, mimetype="text/plain")
    error = "invalid_token" if code == HTTPStatus.UNAUTHORIZED else "insufficient_scope"
    answer.headers["WWW-Authenticate"] = f'Bearer error="{error}"'
    return answer


def _note_use(token: ApiToken) -> None:
    if token.used_at is not None and token.used_at > now() - SELDOM:
        return
    try:
        with transaction.database().keeping.begin() as connection:
            connection.execute(update(ApiToken).where(ApiToken.id == token.id).values(used_at=now()))
    except OperationalError:
        pass  # somebody is writing: the next use will be noted


def _leave_no_cookie(response: Response) -> Response:
    if NEEDS_NO_FORM in g:
        cookie.clear()
        cookie.modified = False
    return response
