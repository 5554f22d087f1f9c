"""The app with a provider, and people who know it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from tests.people.outside.provider import provider
from wikiapp import create_app
from wikiapp.people.account import account_called
from wikiapp.people.one_time_link import link_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.config import Config


@pytest.fixture(scope="package")
def issuer() -> Iterator[str]:
    with provider() as address:
        yield address


@pytest.fixture
def app_with(config: Config) -> Iterator[Callable[..., Flask]]:
    """Return the app with a provider at that address."""
    apps = []

    def app_with(issuer: str, *, sign_up: bool = True) -> Flask:
        apps.append(create_app(replace(
            config, oidc_issuer=issuer, oidc_client_id="wiki", oidc_client_secret="secret", oidc_label="Elsewhere",
            sign_up=sign_up,
        )))  # fmt: skip
        return apps[-1]

    yield app_with
    for app in apps:
        app.extensions["database"].engine.dispose()


@pytest.fixture
def app(app_with: Callable[..., Flask], issuer: str) -> Flask:
    return app_with(issuer)


@pytest.fixture
def browser(app: Flask) -> Visitor:
    """A stranger's."""
    return Visitor(app.test_client())


@pytest.fixture
def home(app: Flask, session: Session) -> Visitor:
    """The browser of somebody who has an account here already, called Mette Berg."""
    link = link_for(account_called(session, "Mette Berg"))
    session.commit()
    visitor = Visitor(app.test_client())
    visitor.send(link, link)
    return visitor
