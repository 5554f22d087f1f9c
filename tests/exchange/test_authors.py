from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select, update

from wikiapp.cli import main
from wikiapp.content import Revision, catching_up
from wikiapp.content.authorship import Authorship
from wikiapp.content.text import Text
from wikiapp.content.written import level_of
from wikiapp.exchange import find_authors
from wikiapp.logs import LOG
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.database import Database
    from wikiapp.people.person import Person


@pytest.fixture(autouse=True)
def _log_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("handlers", "propagate", "level"):  # a command sets them for its process
        monkeypatch.setattr(LOG, name, getattr(LOG, name))


@pytest.fixture
def forgotten(session: Session, write: Callable[..., Page], ann: Person) -> list[int]:
    """Three pages of 1, 2 and 3 revisions, of which it isn't known who wrote what."""
    pages = [write(title) for title in ("Te", "Kaffe", "Saft")]
    for count, page in enumerate(pages):
        for number in range(count):
            page.save_revision(author=ann, body=f"Noget nyt om {page.title}, nummer {number}.\n")
    session.execute(delete(Authorship))
    session.commit()
    return [page.id for page in pages]


def test_every_content_is_brought_level_and_progress_is_told(
    database: Database, forgotten: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "SLICE", 0)
    told: list[tuple[int, int | None]] = []
    find_authors(database, lambda done, of: told.append((done, of)))
    assert told == [(number, 6) for number in range(1, 7)]
    assert _levels(database) == [1, 2, 3]


def test_what_is_level_is_left_alone(database: Database, forgotten: list[int]) -> None:
    find_authors(database, lambda _done, _of: None)
    told: list[tuple[int, int | None]] = []
    find_authors(database, lambda done, of: told.append((done, of)))
    assert told == []


def test_it_goes_as_far_as_the_texts_can_be_read(
    database: Database, session: Session, forgotten: list[int]
) -> None:
    said = select(Revision.text_id).where(Revision.content_id == forgotten[2], Revision.number == 3)
    session.execute(update(Text).where(Text.id.in_(said)).values(data=b"?"))
    session.commit()
    for _ in range(2):
        find_authors(database, lambda _done, _of: None)
        assert _levels(database) == [1, 2, 2]


@pytest.mark.parametrize("command", [["migrate"], ["import", "wiki"]])
def test_commands_that_bring_something_in_find_out_who_wrote_it(
    config: Config, database: Database, forgotten: list[int], command: list[str]
) -> None:
    folder = config.data_dir / "wiki"
    folder.mkdir()
    (folder / "Vand.md").write_text("Vand er også en drik.\n", encoding="utf-8")
    settings = {"WIKIAPP_DATA_DIR": str(config.data_dir), "WIKIAPP_DATABASE_URL": config.database_url}
    words = [str(config.data_dir / word) if word == "wiki" else word for word in command]
    result = CliRunner().invoke(main, words, env=settings, catch_exceptions=False)
    assert result.exit_code == 0
    assert _levels(database)[:3] == [1, 2, 3]
    assert len(_levels(database)) == 3 + (command[0] == "import")


def _levels(database: Database) -> list[int]:
    with database.reading() as session:
        return [level_of(page) for page in session.scalars(select(Page).order_by(Page.id))]
