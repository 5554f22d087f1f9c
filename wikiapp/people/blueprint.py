"""The pages about signing in, and about oneself."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("people", __name__)
