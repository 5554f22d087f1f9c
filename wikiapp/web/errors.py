"""Errors as pages: a sentence that helps, one thing to do next, and what was typed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import g, jsonify, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException

from wikiapp.language import gettext as _
from wikiapp.logs import LOG
from wikiapp.web.answer import Answered

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.web.answer import Answer

NEEDS_NO_FORM = "needs_no_form"  # what a request is that no other site can have made a browser send
LARGEST_POST = 2 * 1024 * 1024


def use(app: Flask) -> None:
    """Answer every error with a page, and refuse forms that don't come from ours."""
    app.config |= {
        "MAX_CONTENT_LENGTH": LARGEST_POST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_POST,
        "WTF_CSRF_CHECK_DEFAULT": False,  # but by _insist_on_own_form
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: an editor may stay open over lunch
    }
    protection = CSRFProtect(app)
    app.before_request(lambda: _insist_on_own_form(protection))
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Answered, lambda answered: answered.answer)
    app.register_error_handler(Exception, _unexpected)


def error_page(code: int, heading: str, sentence: str, *, then: tuple[str, str] | None = None) -> Answer:
    """Answer with an error: what happened, what to do, and the text that came with the request.

    Programs that want JSON get the sentence alone. `then` is an address to go on to and what to call it; otherwise
    that is the front page.
    """
    if request.accept_mimetypes.best == "application/json":
        return jsonify(error=sentence), code
    next_address, next_label = then or ("/", _("To the front page"))
    page = render_template(
        "errors/error.html", code=code, heading=heading, sentence=sentence, next_address=next_address,
        next_label=next_label, kept=_typed(),
    )  # fmt: skip
    return page, code


def http_error(error: HTTPException) -> Answer:
    """Answer with the page for an error."""
    code = error.code or 500
    heading, sentence = _words(code)
    page, code = error_page(code, heading, sentence)
    headers = {
        name: value for name, value in error.get_headers() if name not in {"Content-Type", "Content-Length"}
    }
    return page, code, headers


def _insist_on_own_form(protection: CSRFProtect) -> None:
    if request.endpoint and not g.get(NEEDS_NO_FORM):
        protection.protect()


def _form_expired(_error: CSRFError) -> Answer:
    return error_page(
        400,
        _("This form has expired"),
        _("Go back, reload the page and send it again. What you wrote is kept below: copy it first."),
    )


def _unexpected(error: Exception) -> Answer:
    LOG.exception("failed", exc_info=error)
    return error_page(500, *_words(500))


def _words(code: int) -> tuple[str, str]:
    words = {
        400: (_("That didn't make sense"), _("The address or the form holds something that can't be understood.")),
        403: (_("That is not allowed"), _("You may not do this here.")),
        404: (_("There is nothing here"), _("Perhaps it was moved, or the address has a typing error.")),
        405: (_("That can't be done this way"), _("Go back and use the buttons on the page.")),
        413: (_("That is too much at once"), _("Shorten it, or share it out over several pages.")),
        429: (_("A little slower, please"), _("Wait a moment and try again. Nothing you wrote is lost.")),
        500: (_("Something went wrong on our side"), _("It has been noted. Try again in a moment.")),
    }
    return words.get(code, words[400 if code < HTTPStatus.INTERNAL_SERVER_ERROR else 500])


def _typed() -> str | None:
    try:
        return request.form.get("body") if request.method == "POST" else None
    except HTTPException:  # the form itself is what was wrong
        return None
