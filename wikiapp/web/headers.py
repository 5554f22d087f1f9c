"""The headers that every answer bears: what a browser may do with it, and how it may be kept."""

from __future__ import annotations

import gzip
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import g, request
from flask import session as cookie
from sqlalchemy import select

from wikiapp.edition import Edition
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask, Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
RISEN_AT = select(Edition.risen_at)
TEXTUAL = ("text/", "application/json", "application/atom+xml", "application/xml")
SMALL, ZIP_LEVEL = 800, 5


def use(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_finish)


def _finish(response: Response) -> Response:
    there = {name for name, _ in response.headers}
    response.headers.extend([pair for pair in SECURITY.items() if pair[0] not in there])
    if "request_id" in g:
        response.headers["X-Request-Id"] = g.request_id
    if request.endpoint == "static" or response.is_streamed:
        return response
    response.headers["Vary"] = "Accept-Language, Cookie, Accept-Encoding"
    worked = response.status_code == HTTPStatus.OK
    response.headers.setdefault("Cache-Control", _how_to_keep() if worked else "no-store")
    if worked and request.environ.get("wikiapp.same_for_all"):
        response.last_modified = transaction.session().connection().scalar(RISEN_AT)
    if worked and request.method in {"GET", "HEAD"}:
        response.add_etag(weak=True)
        if request.environ.get("wikiapp.keeping") and request.environ.get("wikiapp.same_for_all"):
            return response  # the page cache keeps it whole, and does the rest itself
        response.make_conditional(request)
    return zipped(response)


def _how_to_keep() -> str:
    # Asked again each time, so that a save shows at once; what bears a name or a form is for one reader alone.
    return "private, no-cache" if cookie or "Authorization" in request.headers else "no-cache"


def zipped(response: Response) -> Response:
    """Compress an answer where that helps and the reader can undo it."""
    body = response.get_data()
    textual = (response.mimetype or "").startswith(TEXTUAL) and "Content-Encoding" not in response.headers
    if textual and len(body) > SMALL and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.set_data(gzip.compress(body, ZIP_LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
