"""How the first host comes in: by a link that is made anew until one has signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.people.account import account_called, has_been_hosted
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import link_for
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HOST_IS_CALLED = "Host"


def invite_first_host(session: Session) -> str | None:
    """Make a link for the first host, for as long as none has signed in."""
    if has_been_hosted(session):
        return None
    person = session.scalar(Person.with_role(Role.HOST)) or account_called(session, HOST_IS_CALLED)
    appoint(person, Role.HOST)
    return link_for(person)
