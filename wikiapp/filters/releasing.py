"""Writing what waited, when it is approved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from flask import current_app

from wikiapp.content import EditConflict, Unchanged
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from wikiapp.content import Content
    from wikiapp.filters.held import Held
    from wikiapp.people.person import Person

Release = Callable[["Held"], "Content"]


class CanNotBe(Exception):
    """What waited can't be written: what it is about is `gone`, or `changed` since, or its title is `taken`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def release(held: Held, *, by: Person) -> Content:
    """Write what waited, and say that it was approved; raises CanNotBe."""
    if held.is_suggestion:
        became = _taken_up(held, by)
    else:
        kinds = cast("dict[str, Release]", current_app.extensions["releases"])
        became = kinds[held.kind](held)
    held.approve(became, by=by)
    return became


def _taken_up(held: Held, by: Person) -> Content:
    content, number = held.content, held.number
    if content is None or number is None:
        raise CanNotBe("gone")
    if content.history.settled([number]):  # somebody has taken it up already
        return content
    reason = _("took up what %(name)s suggested in version %(number)s")
    try:
        content.history.adopt(
            suggestion=number, author=by, summary=reason % {"name": held.person.name, "number": number}
        )
    except EditConflict as conflict:
        raise CanNotBe("changed") from conflict
    except Unchanged:
        return content
    return content
