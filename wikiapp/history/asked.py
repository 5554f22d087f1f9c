"""What an address asks for behind its question mark; answers 400 if that makes no sense."""

from __future__ import annotations

from flask import abort, request

LONGEST_NUMBER = 20  # digits


def number(name: str, otherwise: int) -> int:
    """Return a number of a revision as it was asked for."""
    asked = request.args.get(name) or str(otherwise)
    return int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else abort(400)


def choice(name: str, choices: tuple[str, ...], otherwise: str | None = None) -> str:
    """Return what was chosen; without a choice the first there is, unless told otherwise."""
    chosen = request.args.get(name, choices[0] if otherwise is None else otherwise)
    return chosen if chosen in choices else abort(400)
