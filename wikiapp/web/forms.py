"""What the token of a form tells: what it was made for, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from wikiapp.database import EPOCH, now

if TYPE_CHECKING:
    from datetime import datetime

TOKEN_FIELD = "csrf_token"  # noqa: S105 -- as Flask-WTF calls it


def form_key() -> str:
    """Return what the form's token was signed for: the session that it was made in, though that may be no more."""
    return _read()[0]


def age_of_form() -> float:
    """Return the seconds since the form that the request holds was shown; many where it holds none."""
    return (now() - _read()[1]).total_seconds()


def _read() -> tuple[str, datetime]:
    signed = URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="wtf-csrf-token")
    try:
        key, made_at = signed.loads(request.form.get(TOKEN_FIELD, ""), return_timestamp=True)
    except BadData:
        return "", EPOCH
    return str(key), cast("datetime", made_at)
