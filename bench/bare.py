"""The yardstick: a Flask route that returns twelve kilobytes, and nothing else."""

from __future__ import annotations

from flask import Flask

PAGE = "<!doctype html><title>bare</title><p>" + "x" * 12_000


def create_app() -> Flask:
    """Return the smallest app there can be."""
    app = Flask(__name__)
    app.add_url_rule("/", "page", lambda: PAGE)
    return app
