"""Asking those who look after the wiki to have a second factor, or insisting on it where the setting says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request

from wikiapp.language import gettext as _
from wikiapp.people.present import present_person
from wikiapp.people.role import Role
from wikiapp.people.second_factor.proving import second_factor_of
from wikiapp.web.answer import tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

AT = "/account/second-factor"
# What they find all the same, to set it up, to leave, or to take home what is theirs.
OPEN = ("/account", "/sign-", "/static/", "/language/", "/health/", "/favicon.ico")


def use(app: Flask) -> None:
    """Look at each request, where the setting says so."""
    if app.config["REQUIRE_SECOND_FACTOR"]:
        app.before_request(_insist)


def is_advised(person: Person) -> bool:
    """Tell whether somebody should have one and hasn't."""
    return person.is_at_least(Role.MODERATOR) and second_factor_of(person) is None


def _insist() -> Answer | None:
    person = None if request.path.startswith(OPEN) else present_person()
    if person is None or not is_advised(person):
        return None
    words = _("Whoever looks after this wiki needs a second factor. Set it up, and go on.")
    if request.method not in {"GET", "HEAD"}:
        return error_page(403, _("That is not allowed"), words, then=(AT, _("Set it up")))
    tell(words)
    return redirect(AT, 302)
