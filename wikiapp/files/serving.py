"""Handing out bytes: under an address that names their hash, so that they can be kept for ever."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from flask import Response, abort, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import wrap_file

from wikiapp.content.suppression import Withheld
from wikiapp.files.blueprint import bp, storage
from wikiapp.files.errors import FileRefused
from wikiapp.files.kinds import BEGINNING, Kind
from wikiapp.files.storage import NotStored
from wikiapp.files.widths import key_of, open_width
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.web.answer import Answer

FOR_EVER = "public, max-age=31536000, immutable"
# Whatever it is, it may neither act nor fetch, and a browser takes it for nothing but what it is said to be.
HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": FOR_EVER,
}
LARGEST_WIDTH = 99_999


@bp.get("/files/<digest:digest>/<name>")
def whole(digest: str, name: str) -> Answer:
    """Hand out what is kept under a hash."""
    _insist_on_shown(digest)
    try:
        return _handed_out(storage().open(digest), digest, name)
    except NotStored:
        return abort(404)


@bp.get(f"/files/<digest:digest>/<int(min=1, max={LARGEST_WIDTH}):width>/<name>")
def narrower(digest: str, width: int, name: str) -> Answer:
    """Hand out a picture in a smaller width."""
    _insist_on_shown(digest)
    try:
        return _handed_out(open_width(storage(), digest, width), key_of(digest, width), name)
    except NotStored:
        return abort(404)
    except FileRefused as refused:
        return abort(503 if refused.reason == "busy" else 404)


def _insist_on_shown(digest: str) -> None:
    if transaction.session().get(Withheld, digest):
        abort(404)


def _handed_out(file: BinaryIO, key: str, name: str) -> Answer:
    kind = Kind.of(file.read(BEGINNING))
    if kind is None or not name.endswith(kind.suffix):  # a name can't make it what it isn't
        file.close()
        abort(404)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    response = Response(wrap_file(request.environ, file), mimetype=kind.media_type, direct_passthrough=True)
    response.call_on_close(file.close)
    response.headers.update(HARMLESS)
    if not kind.is_picture:
        response.headers.set("Content-Disposition", "attachment", filename=name)
    response.content_length = size
    response.set_etag(key)
    try:
        return response.make_conditional(request, accept_ranges=True, complete_length=size)
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
