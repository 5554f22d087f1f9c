"""Letting somebody in who has shown all that they have to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.language import gettext as _
from wikiapp.language import speak_from_now_on
from wikiapp.people.attempts import remember_browser
from wikiapp.people.present import sign_in
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell
from wikiapp.web.errors import error_page

if TYPE_CHECKING:
    from wikiapp.people.one_time_link import OneTimeLink
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


def let_in(person: Person, then: str, link: OneTimeLink | None = None) -> Answer:
    """Sign somebody in and lead them on; by a link only if nobody else has used it meanwhile."""
    if link is not None and not link.use():
        transaction.only_read()
        return of_no_use()
    sign_in(person)
    remember_browser(person)
    tell(_("Welcome, %(name)s.") % {"name": person.name})
    answer = see_other(then)
    speak_from_now_on(person.language or "", answer)
    return answer


def of_no_use() -> Answer:
    """Answer whoever holds a link that signs nobody in."""
    return error_page(
        404, _("This link is of no use any more"),
        _("It was used already, or it is too old. Ask a host of this wiki for a new one."),
        then=("/sign-in", _("Sign in")),
    )  # fmt: skip
