"""Static files: kept in memory, under addresses that name their content, so they can be cached for ever."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flask import Response, abort, request

from wikiapp.resources import PACKAGE

if TYPE_CHECKING:
    from flask import Flask

FOR_EVER = "public, max-age=31536000, immutable"
SMALL = 400  # bytes, below which compressing gains nothing
TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}
TEXTUAL = {".css", ".js", ".svg", ".txt", ".webmanifest"}


@dataclass(frozen=True)
class StaticFile:
    """One file as it is served; `zipped` is None where that isn't shorter."""

    mimetype: str
    body: bytes
    zipped: bytes | None


def use(app: Flask) -> None:
    """Serve the files of `wikiapp/static`."""
    version = _version()
    app.jinja_env.globals["static"] = lambda name: f"/static/{version}/{name}"
    app.add_url_rule("/static/<version>/<path:name>", "static", _serve)
    app.add_url_rule("/favicon.ico", "favicon", lambda: _serve(version, "icons/favicon.svg"))


def _serve(version: str, name: str) -> Response:
    file = _files().get(name) or abort(404)
    zip_it = file.zipped is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(file.zipped if zip_it else file.body, mimetype=file.mimetype)
    response.headers["Vary"] = "Accept-Encoding"
    if zip_it:
        response.headers["Content-Encoding"] = "gzip"
    # An old page may ask for an older version: it gets today's file, but shall not keep it for that one.
    response.headers["Cache-Control"] = FOR_EVER if version == _version() else "no-cache"
    return response


@cache
def _files() -> dict[str, StaticFile]:
    root = PACKAGE / "static"
    return {
        path.relative_to(root).as_posix(): _read(path.suffix, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _read(suffix: str, body: bytes) -> StaticFile:
    mimetype = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    zipped = gzip.compress(body, 9, mtime=0) if suffix in TEXTUAL and len(body) > SMALL else None
    return StaticFile(mimetype, body, zipped)


@cache
def _version() -> str:
    # One hash for all of them, so that scripts and styles that name each other by relative paths agree.
    digest = hashlib.sha256()
    for name, file in _files().items():
        digest.update(name.encode() + b"\0" + file.body)
    return digest.hexdigest()[:12]
