"""Who is at the other end of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import session as cookie

from wikiapp import language
from wikiapp.people.names import made_up_name
from wikiapp.people.person import Person, on_a_line
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask

PERSON = "person"  # what the signed cookie calls the person's number


def use(app: Flask) -> None:
    """Let templates know the person."""
    app.context_processor(lambda: {"person": present_person()})


def present_person() -> Person | None:
    """Return who has written from this browser before; None for a stranger."""
    number = cookie.get(PERSON)
    return transaction.session().get(Person, number) if isinstance(number, int) else None


def writer(name: str) -> Person:
    """Return who is writing: the person known by the cookie, or a new guest; `name` is taken if given."""
    person, name = present_person(), on_a_line(name)
    if person is None:
        person = Person(name or made_up_name(language.current()))
        transaction.session().add(person)
    elif name:
        person.rename(name)
    return person


def commit_as(person: Person) -> None:
    """Commit what this request wrote, and from now on know the browser as this person's."""
    transaction.session().commit()
    if cookie.get(PERSON) != person.id:
        cookie[PERSON], cookie.permanent = person.id, True
