"""Where something can have been written, as whatever knows of such places tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    Places = Mapping[str, Callable[[Session], dict[int, str]]]


def stands() -> dict[int, str]:
    """Return what the stands are called, by their numbers."""
    return _told("stand")


def devices() -> dict[int, str]:
    """Return what their devices are called, which is for moderators alone."""
    return _told("device")


def _told(place: str) -> dict[int, str]:
    return cast("Places", current_app.extensions["places"])[place](transaction.session())
