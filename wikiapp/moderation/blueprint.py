"""The pages of moderation."""

from __future__ import annotations

from flask import Blueprint

from wikiapp.database import LARGEST_NUMBER

NUMBER = f"int(max={LARGEST_NUMBER})"  # of a row, in an address

bp = Blueprint("moderation", __name__)
