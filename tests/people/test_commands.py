from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.browsing import Visitor
from wikiapp import serving
from wikiapp.cli import main
from wikiapp.logs import LOG
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from flask import Flask

    from wikiapp.config import Config
    from wikiapp.database import Database

LINK = re.compile(r"http://127\.0\.0\.1:\d+(/sign-in/\S+)")


@pytest.fixture
def run(config: Config, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command on this wiki; serving ends at once."""
    for name in ("handlers", "propagate", "level"):  # a command sets them for its process
        monkeypatch.setattr(LOG, name, getattr(LOG, name))
    monkeypatch.setattr(serving, "serve", lambda *_: None)
    settings = {"WIKIAPP_DATA_DIR": str(config.data_dir), "WIKIAPP_SEARCH_URL": config.search_url}
    return lambda *command: CliRunner().invoke(main, command, env=settings)


def test_people_are_added_with_a_link_that_signs_in(
    run: Callable[..., Result], database: Database, app: Flask
) -> None:
    done = run("people", "add", "Mette", "--role", "moderator")
    assert done.exit_code == 0
    with database.reading() as reader:
        assert reader.scalars(Person.signing_in_as("mette")).one().role == Role.MODERATOR
    link, visitor = LINK.findall(done.output)[0], Visitor(app.test_client())
    assert visitor.send(link, link).status_code == 303
    assert "Mette" in visitor.read("/account").text


def test_whoever_is_there_gets_another_role(run: Callable[..., Result], database: Database) -> None:
    for role in ("host", "reader"):
        assert run("people", "add", "Mette", "--role", role).exit_code == 0
    with database.reading() as reader:
        assert reader.scalars(Person.signing_in_as("mette")).one().role == Role.READER
    assert run("people", "add", "M").exit_code == 1
    assert run("people", "add", "Mette", "--role", "guest").exit_code == 2


def test_serving_tells_how_to_become_the_host_until_somebody_has(run: Callable[..., Result], app: Flask) -> None:
    links = [LINK.findall(run("serve").output)[0] for _ in range(2)]
    visitor = Visitor(app.test_client())
    assert visitor.send(links[0], links[0]).status_code == 303
    assert LINK.findall(run("serve").output) == []
