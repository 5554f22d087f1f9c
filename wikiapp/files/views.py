"""The views of files, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import RequestEntityTooLarge

from wikiapp.files import lists, moving, reading, serving, uploading  # noqa: F401 -- each adds its views
from wikiapp.files.blueprint import STORAGE, Digest, allow_uploads, bp
from wikiapp.files.reasons import MEGABYTES

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.files.storage import Storage


def use(app: Flask, storage: Storage) -> None:
    """Let an app take, show and hand out files, whose bytes are kept there."""
    app.extensions[STORAGE] = storage
    app.jinja_env.globals["largest_file"] = MEGABYTES
    app.url_map.converters["digest"] = Digest
    app.url_value_preprocessor(allow_uploads)
    app.register_error_handler(RequestEntityTooLarge, uploading.too_much)
    app.register_blueprint(bp)
