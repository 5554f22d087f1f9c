"""Uploading as people do it: by filling in the forms."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tests.browsing import hidden_fields
from tests.files.drawings import drawn, saved

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.browsing import Visitor

STAND = saved(drawn((300, 200)), "PNG")


def upload(visitor: Visitor, data: bytes = STAND, called: str = "stand.png", **fields: Any) -> TestResponse:
    """Upload a new file."""
    return _sent(visitor, "/files/new", data, called, fields)


def send(visitor: Visitor, data: bytes = STAND, called: str = "stand.png", **fields: Any) -> TestResponse:
    """Upload a new file as a program does."""
    sent = {"csrf_token": visitor.token(), "language": "da", "file": (io.BytesIO(data), called), **fields}
    return visitor.client.post("/files/", data=sent)


def replace(visitor: Visitor, name: str, data: bytes, called: str = "ny.png", **fields: Any) -> TestResponse:
    """Upload a new version of a file."""
    return _sent(visitor, f"/files/{name}/edit", data, called, fields)


def _sent(visitor: Visitor, path: str, data: bytes, called: str, fields: dict[str, Any]) -> TestResponse:
    held = hidden_fields(visitor.read(path).text)
    sent = {"language": "da", "alternative": "", "body": "", **held, "file": (io.BytesIO(data), called), **fields}
    return visitor.client.post(path, data=sent)
