"""A stand with its host, a shared tablet and a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from wikiapp.people.account import open_account
from wikiapp.people.appointment import appoint
from wikiapp.people.one_time_link import link_for
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

STAND = {
    "name": "Frø & Co.", "titles": "Te", "zone": "Europe/Copenhagen", "rule": "publish", "idle": "90",
    "writes": "600",
}  # fmt: skip
LINK = re.compile(r"<figcaption>http://localhost(/[^<]+)</figcaption>")


@pytest.fixture
def host(app: Flask, session: Session) -> Visitor:
    """Somebody who is signed in as the host, and has written a page called Te."""
    person = Person("Host")
    session.add(person)
    session.flush()
    open_account(person, "Host")
    appoint(person, Role.HOST)
    link = link_for(person)
    session.commit()
    visitor = Visitor(app.test_client())
    assert visitor.send(link, link).status_code == 303
    visitor.save("Te", "Te er godt.\n")
    return visitor


@pytest.fixture
def stand(host: Visitor) -> str:
    """The path of an open stand that works on Te."""
    answer = host.send("/stands/new", "/stands/new", **STAND)
    assert answer.status_code == 303
    return str(answer.location)


@pytest.fixture
def join(host: Visitor, stand: str) -> str:
    """The path that the stand's poster leads to."""
    return address_of_code(host, f"{stand}/poster")


@pytest.fixture
def invitation(host: Visitor, stand: str) -> str:
    """The path that lets a device belong to the stand."""
    answer = host.send(f"{stand}/devices", stand, name="Tablet 1")
    return address_of_code(host, answer.location)


@pytest.fixture
def device(tablet: Visitor, invitation: str) -> Visitor:
    """The tablet, which belongs to the stand; nobody is at it."""
    assert tablet.send(invitation, invitation).status_code == 303
    return tablet


@pytest.fixture
def phone(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def tablet(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def address_of_code(visitor: Visitor, path: str) -> str:
    """Return the path that the code on a page leads to."""
    found = LINK.search(visitor.read(path).text)
    if found is None:
        raise AssertionError("there is no code")
    return found[1]


def begin(device: Visitor, **fields: str) -> None:
    """Begin a turn on a device, from the card that it shows."""
    answer = device.send("/turn", "/turn", language="en", **fields)
    if (answer.status_code, answer.location) != (303, "/wiki/Te"):
        raise AssertionError(answer.text)


def done(device: Visitor, at: str = "/wiki/Te", **typed: str) -> TestResponse:
    """End a turn by the button that every page has, with what was typed there."""
    return device.client.post(f"/turn/end?place={at}", data={"csrf_token": device.token(at), **typed})
