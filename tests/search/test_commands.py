from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from search_index import Query
from wikiapp.cli import main
from wikiapp.logs import LOG

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from sqlalchemy.orm import Session

    from search_index import Document
    from wikiapp.config import Config
    from wikiapp.search.collection import Collections
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


@pytest.fixture(autouse=True)
def _log_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("handlers", "propagate", "level"):  # a command sets them for its process
        monkeypatch.setattr(LOG, name, getattr(LOG, name))


@pytest.fixture
def run(config: Config) -> Callable[..., Result]:
    """Run a command on this wiki: `run("check")`."""
    settings = {"WIKIAPP_DATA_DIR": str(config.data_dir), "WIKIAPP_SEARCH_URL": config.search_url}

    def run(*command: str, **more: str) -> Result:
        return CliRunner().invoke(main, command, env=settings | more)

    return run


@pytest.fixture
def page(session: Session, write: Write) -> Page:
    page = write("Te", "Te er godt.\n")
    write("Kaffe", "Kaffe er godt.\n").delete(author=page.latest.writer)
    session.commit()
    return page


def test_reindexing_builds_an_index_of_everything(
    page: Page, collections: Collections, run: Callable[..., Result]
) -> None:
    result = run("reindex")
    assert (result.exit_code, result.stdout) == (0, "The search index is built anew.\n")
    assert collections.current.index.search(Query("godt")).total == 1
    assert collections.past.index.search(Query("godt")).total == 2


def test_checking_an_index_that_agrees_finds_nothing(page: Page, run: Callable[..., Result]) -> None:
    assert run("check").exit_code == 0  # everything is known not to have been seen yet
    run("reindex")
    result = run("check")
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, ["The search index agrees with them."])


def test_checking_names_what_the_index_lacks_and_has_wrong(
    page: Page, collections: Collections, run: Callable[..., Result]
) -> None:
    run("reindex")
    (document,) = collections.current.index.search(Query("godt")).hits
    collections.current.index.write(remove=[document.key])
    collections.past.index.write(remove=[hit.key for hit in collections.past.index.search(Query("kaffe")).hits])
    result = run("check")
    assert result.exit_code == 1
    assert "The search index (current) lacks “Te”." in result.stderr
    assert "The search index (history) lacks “Kaffe”." in result.stderr
    run("reindex")
    assert run("check").exit_code == 0


def test_checking_names_what_the_index_holds_too_much_or_too_old(
    session: Session, page: Page, collections: Collections, level: Callable[[], None], run: Callable[..., Result]
) -> None:
    level()
    old = next(collections.current.documents(session, [page.id]))
    session.rollback()
    page.save_revision(author=page.latest.writer, body="Saft.\n")
    session.commit()
    level()
    collections.current.index.write([old, *(_renamed(old, key) for key in ("77",))])
    result = run("check")
    assert "The search index (current) is not up to date with “Te”." in result.stderr
    assert "The search index (current) holds what isn't there any more of content 77." in result.stderr


def test_an_index_that_was_lost_is_named_with_its_remedy(
    page: Page, config: Config, run: Callable[..., Result]
) -> None:
    run("reindex")
    for file in Path(config.search_url.partition(":")[2]).rglob("*"):
        if file.is_file():
            file.unlink()
    result = run("check")
    assert result.exit_code == 1
    assert "The search index (current) is missing: `wikiapp reindex` builds it anew" in result.stderr


@pytest.mark.parametrize("command", ["serve", "reindex", "check", "follow"])
def test_an_index_of_no_engine_that_there_is_is_told_in_a_sentence(
    run: Callable[..., Result], command: str
) -> None:
    result = run(command, WIKIAPP_SEARCH_URL="crystal:ball")
    assert result.exit_code == 1
    assert "crystal" in result.stderr
    assert "Traceback" not in result.output


def _renamed(document: Document, key: str) -> Document:
    return replace(document, key=key)
