"""Revisions that a form or an address names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, request

if TYPE_CHECKING:
    from wikiapp.content import Content, Revision


def chosen_number(name: str) -> int | None:
    """Return a number that was asked for or sent; None where it is none."""
    return request.values.get(name, type=int)


def chosen_revision(content: Content, number: int | None, *, stood: bool = False) -> Revision:
    """Return a revision, where wanted only one that the content ever said; answers 404."""
    try:
        found = content.history[number or 0]
    except LookupError:
        abort(404)
    return abort(404) if stood and found.is_suggestion else found
