"""Being asked for the password once more, before something that whoever finds a browser left open shall not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from wikiapp.language import gettext as _
from wikiapp.people.attempts import PASSWORD, Attempt, TooManyAttempts, limits_again, wait
from wikiapp.people.password import has_password, knows_password
from wikiapp.people.person import Person
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping


def password_unproved(person: Person) -> Mapping[str, str]:
    """Return what is wrong with the password that a form repeats as `old`; nothing for who has none."""
    if not has_password(person):
        return {}
    number, counts = person.id, limits_again(person, PASSWORD)
    transaction.session().rollback()  # so that nobody waits while it is proved, which takes its time
    try:
        attempt = Attempt(counts)
    except TooManyAttempts as tried:
        return {"old": wait(tried)}
    with transaction.database().reading() as looking:
        known = knows_password(looking.get_one(Person, number), request.form.get("old", ""))
    if not known:
        attempt.was_wrong()
        return {"old": _("That isn't the password you have now.")}
    attempt.was_right()
    return {}
