"""Logs: one line of JSON an event, on standard error, with the id of the request it belongs to."""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
from typing import TYPE_CHECKING

from flask import g, has_request_context, request

from wikiapp.database import now

if TYPE_CHECKING:
    from flask import Flask, Response

LOG = logging.getLogger("wikiapp")
LINE = json.JSONEncoder(ensure_ascii=False, default=str)
SECRETS = {"secret", "token"}  # parts of addresses
REQUEST_ID = re.compile(r"[\w-]{8,64}")


class JsonLines(logging.Formatter):
    """A log record as one line of JSON; what is passed as `extra={"facts": {...}}` joins it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {"at": now().isoformat(), "level": record.levelname.lower(), "event": record.getMessage()}
        if has_request_context() and "request_id" in g:
            line["request"] = g.request_id
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return LINE.encode(line)


def configure() -> None:
    """Let the program log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    LOG.handlers, LOG.propagate = [handler], False
    LOG.setLevel(logging.INFO)


def use(app: Flask) -> None:
    """Give each request an id, a given one where it is sane, and log it when it is answered."""
    app.before_request(_name_request)
    app.after_request(_log_request)


def _name_request() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _log_request(response: Response) -> Response:
    # Neither addresses nor query strings: who reads what is nobody's business. Nor what opens a door.
    facts = {
        "method": request.method,
        "path": _without_secrets(request.path),
        "status": response.status_code,
        "ms": round(1000 * (time.perf_counter() - g.began), 1),
    }
    LOG.info("request", extra={"facts": facts})
    return response


def _without_secrets(path: str) -> str:
    for name, value in (request.view_args or {}).items():
        path = path.replace(str(value), "…") if name in SECRETS else path
    return path
