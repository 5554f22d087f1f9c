"""For how long: what a form offers, and what was chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from wikiapp.database import now
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

_HOUR = 60


def lengths() -> dict[int, str]:
    """Return the minutes that a form offers for what is to last, with what they are called; 0 is for good."""
    return {
        2 * _HOUR: _("two hours"),
        24 * _HOUR: _("a day"),
        7 * 24 * _HOUR: _("a week"),
        31 * 24 * _HOUR: _("a month"),
        0: _("until somebody ends it"),
    }


def stretches() -> dict[int, str]:
    """Return the minutes back from now that a form offers, with what they are called."""
    return {
        30: _("the last 30 minutes"),
        3 * _HOUR: _("the last three hours"),
        24 * _HOUR: _("the last day"),
        7 * 24 * _HOUR: _("the last week"),
        10 * 366 * 24 * _HOUR: _("everything"),
    }


def until(minutes: int) -> datetime | None:
    """Return the moment so many minutes from now; None for 0."""
    return now() + timedelta(minutes=minutes) if minutes else None


def since(minutes: int) -> datetime:
    """Return the moment so many minutes ago."""
    return now() - timedelta(minutes=minutes)


def chosen(asked: str | None, offered: dict[int, str]) -> int:
    """Return which of the minutes offered somebody chose; the first where that makes no sense."""
    return int(asked) if asked in {str(each) for each in offered} else next(iter(offered))
