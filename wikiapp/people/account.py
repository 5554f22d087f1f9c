"""Accounts: a name to sign in by, which makes a guest somebody who can come back from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.database import session_of
from wikiapp.people.appointment import appoint
from wikiapp.people.person import Person, folded, on_a_line
from wikiapp.people.role import Role
from wikiapp.people.sign_in import SignIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHORTEST_NAME = 2


class NameTaken(Exception):
    """Somebody signs in by that name already."""


class NameTooShort(Exception):
    """The name is hardly one."""


def open_account(person: Person, name: str, role: Role = Role.WRITER) -> None:
    """Let a guest sign in by a name from now on; raises NameTaken, NameTooShort."""
    name = on_a_line(name)
    if len(name) < SHORTEST_NAME:
        raise NameTooShort(name)
    if session_of(person).scalar(Person.signing_in_as(name)):
        raise NameTaken(name)
    person.rename(name)
    person.login = folded(name)
    session_of(person).flush()
    appoint(person, role)


def account_called(session: Session, name: str) -> Person:
    """Return whoever signs in by a name: somebody new where nobody does. Raises NameTooShort."""
    person = session.scalar(Person.signing_in_as(name))
    if person is None:
        person = Person(name)
        session.add(person)
        open_account(person, name)
    return person


def has_been_hosted(session: Session) -> bool:
    """Tell whether a host has signed in already."""
    hosts = select(SignIn.id).join(SignIn.person).where(Person.role == Role.HOST)
    return session.scalar(hosts.limit(1)) is not None
