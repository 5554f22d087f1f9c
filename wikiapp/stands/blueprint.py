"""The pages about stands."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("stands", __name__)
