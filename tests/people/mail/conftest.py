"""The app with a mail server, and Mette, who has an account, a password and an inbox."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from tests.people.mail.mette import ADDRESS, PASSWORD, SITE, give, link_in
from tests.people.mail.post import Inbox, mail_server
from wikiapp import create_app
from wikiapp.people.account import account_called
from wikiapp.people.one_time_link import link_for
from wikiapp.people.password import set_password

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.config import Config


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server() as inbox:
        yield inbox


@pytest.fixture
def app_with(config: Config) -> Iterator[Callable[[str], Flask]]:
    """Return the app with that mail server."""
    apps = []

    def app_with(url: str) -> Flask:
        apps.append(create_app(replace(
            config, mail_url=url, mail_sender="Wikiapp <wiki@wiki.example>", site_address=SITE
        )))  # fmt: skip
        return apps[-1]

    yield app_with
    for app in apps:
        app.extensions["database"].engine.dispose()


@pytest.fixture
def app(app_with: Callable[[str], Flask], inbox: Inbox) -> Flask:
    return app_with(f"smtp+plain://post:s%2Fcret@{inbox.address}")


@pytest.fixture
def mette(session: Session, app: Flask) -> Visitor:
    """Somebody with an account and a password."""
    person = account_called(session, "Mette")
    set_password(person, PASSWORD)
    link = link_for(person)
    session.commit()
    visitor = Visitor(app.test_client())
    visitor.send(link, link)
    return visitor


@pytest.fixture
def confirmed(mette: Visitor, inbox: Inbox, app: Flask) -> str:
    """Mette's address, which she has confirmed."""
    give(mette)
    link = link_in(inbox, 1)
    Visitor(app.test_client()).send(link, link)
    return ADDRESS
