"""The blueprint that the views of files hang on, and where their bytes are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, current_app, request
from werkzeug.routing import BaseConverter

if TYPE_CHECKING:
    from wikiapp.files.storage import Storage

FILES = "/files/"
STORAGE = "files"  # what the app calls where bytes are kept
LARGEST_UPLOAD = 64 * 1024 * 1024  # bytes: so much is read, so that the answer still holds what was typed

bp = Blueprint("files", __name__)


class Digest(BaseConverter):
    """A hash within an address; no name of a file is one, since names have an ending."""

    regex = "[0-9a-f]{64}"


def storage() -> Storage:
    """Return where the bytes of this app's files are kept."""
    return cast("Storage", current_app.extensions[STORAGE])


def allow_uploads(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let more come to where files are sent, before anything looks at the form, as the check of its token does."""
    if request.path.startswith(FILES):
        request.max_content_length = LARGEST_UPLOAD
