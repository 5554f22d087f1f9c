"""What a shared device shows between its guests, and what ends a turn."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("turns", __name__)
