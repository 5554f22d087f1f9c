"""What a provider has shown, kept in the signed cookie until somebody says what shall become of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from flask import session as cookie

from wikiapp.database import microseconds, now, since
from wikiapp.people.person import on_a_line

OUTSIDE, THEN = "outside", "outside_then"  # what the signed cookie calls it, and where somebody wants to go
PATIENCE = timedelta(minutes=10)


class Shown(NamedTuple):
    """Who somebody is at a provider, and what they are called there."""

    issuer: str
    subject: str
    name: str


def taken_from(claims: dict[str, Any]) -> Shown:
    """Return it as a provider says it. A mail address is no name: a name is for everybody to see."""
    names = (claims.get(one) for one in ("preferred_username", "nickname", "name"))
    name = next((on_a_line(one) for one in names if isinstance(one, str) and "@" not in one), "")
    return Shown(str(claims["iss"]), str(claims["sub"]), name)


def keep(shown: Shown) -> None:
    """Keep it for a while."""
    cookie[OUTSIDE] = [*shown, microseconds(now())]


def kept() -> Shown | None:
    """Return what is kept, unless that was long ago."""
    *shown, at = cookie.get(OUTSIDE) or ["", "", "", 0]
    return Shown(*shown) if now() - since(at) < PATIENCE else None


def forget() -> None:
    """Keep it no more."""
    cookie.pop(OUTSIDE, None)
