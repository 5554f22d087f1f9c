"""People with browsers, in the place of the people themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from wikiapp.people.account import account_called
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import link_for
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.database import Database


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Somebody who writes."""
    return Visitor(app.test_client())


@pytest.fixture
def ben(app: Flask) -> Visitor:
    """Somebody else who writes."""
    return Visitor(app.test_client())


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody who only reads, without a cookie."""
    return Visitor(app.test_client())


@pytest.fixture
def signed_in(app: Flask, database: Database) -> Callable[[str, Role], Visitor]:
    """Return the browser of somebody with an account: `signed_in("Vera", Role.HOST)`."""

    def signed_in(name: str, role: Role) -> Visitor:
        with database.writing() as session:
            person = account_called(session, name)
            appoint(person, role)
            link = link_for(person)
            session.commit()
        visitor = Visitor(app.test_client())
        visitor.send(link, link)
        return visitor

    return signed_in


@pytest.fixture
def moderator(signed_in: Callable[[str, Role], Visitor]) -> Visitor:
    """Somebody who moderates."""
    return signed_in("Mod", Role.MODERATOR)
