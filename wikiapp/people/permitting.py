"""Who may do what: asked in one place, by whatever not everybody may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from flask import abort, redirect, request

from wikiapp.people.present import present_person
from wikiapp.web.answer import Answered, with_query

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.people.role import Role


def person_with(role: Role) -> Person:
    """Return who is present if that person has a role at least; answers 403, or leads strangers to signing in."""
    person = present_person()
    return person if person is not None and person.is_at_least(role) else _refuse(person)


def person_with_account() -> Person:
    """Return who is present if that person signs in, whatever the role; answers others as `person_with` does."""
    person = present_person()
    return person if person is not None and not person.is_guest else _refuse(person)


def _refuse(person: Person | None) -> NoReturn:
    if request.method in {"GET", "HEAD"} and (person is None or person.is_guest):
        raise Answered(redirect(with_query("/sign-in", next=request.full_path.rstrip("?")), 302))
    abort(403)
