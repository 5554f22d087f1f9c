from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.databases import files_of, opened
from wikiapp.backup import STEP, BackupRefused, back_up, restore
from wikiapp.checking import check
from wikiapp.database import open_file
from wikiapp.edition import EditionReader
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.database import Database

    Write = Callable[..., Page]


class Progress:
    """How far copying is, as it is told."""

    def __init__(self) -> None:
        self.told: list[int] = []

    def __call__(self, done: int, _count: int) -> None:
        self.told.append(done)


@pytest.fixture
def wiki(write: Write, session: Session, database: Database) -> Database:
    """A wiki that is being served: it says that tea is good."""
    write("Te", "Te er godt.")
    session.commit()
    return database


def test_a_backup_is_a_whole_wiki_in_one_file(wiki: Database, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    back_up(wiki, files_of(wiki), tmp_path / "kept" / "backup.db", Progress())
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["backup.db"]
    assert _says(tmp_path / "kept" / "backup.db") == "Te er godt."


def test_a_backup_is_as_the_wiki_was_at_one_moment_however_much_is_written(wiki: Database, tmp_path: Path) -> None:
    _grow(wiki)
    stop, saves, told = threading.Event(), list[int](), Progress()
    writer = threading.Thread(target=_write_until, args=(wiki, stop, saves))
    writer.start()
    try:
        while not saves:
            time.sleep(0.001)
        back_up(wiki, files_of(wiki), tmp_path / "backup.db", told)
        before_the_end = len(saves)
    finally:
        stop.set()
        writer.join()
    assert before_the_end > 1
    assert len(told.told) > 2
    assert told.told == sorted(told.told)  # it never began anew
    copy = open_file(tmp_path / "backup.db")
    assert list(check(copy)) == []
    copy.engine.dispose()


def test_a_backup_takes_the_place_of_nothing(wiki: Database, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_bytes(b"last year's")
    with pytest.raises(BackupRefused, match="exists already"):
        back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    assert (tmp_path / "backup.db").read_bytes() == b"last year's"


def test_a_backup_into_a_folder_that_is_not_there_is_refused(wiki: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="no folder"):
        back_up(wiki, files_of(wiki), tmp_path / "nowhere" / "backup.db", Progress())


def test_what_an_interrupted_backup_left_is_no_hindrance(wiki: Database, tmp_path: Path) -> None:
    (tmp_path / "backup.db.part").write_bytes(b"half of it")
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    assert _says(tmp_path / "backup.db") == "Te er godt."


def test_a_backup_of_a_damaged_wiki_is_refused_and_kept_aside(wiki: Database, tmp_path: Path) -> None:
    with wiki.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE revision SET summary = 'made up'")
    with pytest.raises(BackupRefused) as refused:
        back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    assert "Revision 1 of “Te” is not what was written" in refused.value.findings[0]
    assert not (tmp_path / "backup.db").exists()
    assert (tmp_path / "backup.db.damaged").exists()


def test_a_wiki_that_can_not_even_be_copied_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wiki.db").write_bytes(b"Dear Ann, " * 1000)
    with opened(f"sqlite:///{tmp_path / 'wiki.db'}") as letter, pytest.raises(BackupRefused) as refused:
        back_up(letter, files_of(letter), tmp_path / "backup.db", Progress())
    assert refused.value.findings == ["file is not a database"]


def test_restoring_brings_back_what_was_backed_up(wiki: Database, session: Session, tmp_path: Path) -> None:
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    _save(wiki, "Kaffe er bedre.")
    aside = restore(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    with wiki.reading() as reader:
        assert reader.query(Page).one().body == "Te er godt."
    assert _says(aside) == "Kaffe er bedre."
    assert list(check(wiki)) == []


def test_a_restored_wiki_can_be_written_at_once(wiki: Database, tmp_path: Path) -> None:
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    restore(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    _save(wiki, "Saft.")
    with wiki.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert list(check(wiki)) == []


def test_what_was_put_aside_can_be_restored_again(wiki: Database, tmp_path: Path) -> None:
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    _save(wiki, "Kaffe er bedre.")
    restore(wiki, files_of(wiki), restore(wiki, files_of(wiki), tmp_path / "backup.db", Progress()), Progress())
    with wiki.reading() as reader:
        assert reader.query(Page).one().body == "Kaffe er bedre."


@pytest.mark.parametrize("saves_since", [0, 5])
def test_the_edition_of_a_restored_wiki_is_above_both(wiki: Database, tmp_path: Path, saves_since: int) -> None:
    edition = EditionReader(wiki).number
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    for number in range(saves_since):
        _save(wiki, f"Te {number}")
    before = edition()
    restore(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    assert edition() > before


def test_a_backup_can_be_restored_into_an_empty_wiki(wiki: Database, tmp_path: Path, migrated_file: Path) -> None:
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    new = shutil.copy(migrated_file, tmp_path / "new.db")
    with opened(f"sqlite:///{new}") as empty:
        restore(empty, files_of(empty), tmp_path / "backup.db", Progress())
        with empty.reading() as reader:
            assert reader.query(Page).one().body == "Te er godt."


def test_a_damaged_backup_is_refused_and_the_wiki_is_as_it_was(wiki: Database, tmp_path: Path) -> None:
    back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())
    with closing(sqlite3.connect(tmp_path / "backup.db")) as connection, connection:
        connection.execute("UPDATE title SET words = 'Kaffe'")
    _is_refused(wiki, tmp_path / "backup.db", "Revision 1 of “Kaffe”")


def test_a_file_that_is_something_else_is_refused_and_the_wiki_is_as_it_was(
    wiki: Database, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear Ann, " * 1000)
    with closing(sqlite3.connect(tmp_path / "recipes.db")) as connection, connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")
    (tmp_path / "empty.db").touch()
    for name in ("letter.txt", "recipes.db", "empty.db"):
        with pytest.raises(BackupRefused, match=r"is not a (whole )?backup of a wiki"):
            restore(wiki, files_of(wiki), tmp_path / name, Progress())
        with wiki.reading() as reader:
            assert reader.query(Page).count() > 0


def test_a_file_that_is_not_there_is_refused(wiki: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="There is no file"):
        restore(wiki, files_of(wiki), tmp_path / "nothing.db", Progress())


@pytest.mark.parametrize("name", ["med blanke", "hvad?", "#1", "100%25", "?mode=memory"])
def test_a_backup_may_have_any_name(wiki: Database, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    back_up(wiki, files_of(wiki), folder / f"{name}.db", Progress())
    assert [path.name for path in folder.iterdir()] == [f"{name}.db"]
    restore(wiki, files_of(wiki), folder / f"{name}.db", Progress())
    assert _says(folder / f"{name}.db") == "Te er godt."


def test_a_wiki_on_a_server_is_backed_up_by_the_servers_own_tools(config: Config, tmp_path: Path) -> None:
    with opened("postgresql+psycopg://nowhere/wiki") as wiki, pytest.raises(BackupRefused, match="server's own"):
        back_up(wiki, files_of(wiki), tmp_path / "backup.db", Progress())


def _says(file: Path) -> str:
    database = open_file(file)
    with database.reading() as session:
        body = session.query(Page).filter_by(address="te").one().body
    database.engine.dispose()
    return body


def _save(wiki: Database, body: str) -> None:
    with wiki.writing() as session:
        page = session.query(Page).filter_by(address="te").one()
        page.save_revision(author=page.latest.writer, body=body)
        session.commit()


def _grow(wiki: Database) -> None:
    """Make the file large enough to be copied in several steps."""
    with wiki.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE ballast AS SELECT zeroblob(?) AS room", (4 * STEP * 2048,))


def _write_until(wiki: Database, stop: threading.Event, saves: list[int]) -> None:
    while not stop.is_set():
        saves.append(len(saves))
        _save(wiki, f"Te {len(saves)}")


def _is_refused(wiki: Database, file: Path, finding: str) -> None:
    edition = EditionReader(wiki).number()
    with pytest.raises(BackupRefused) as refused:
        restore(wiki, files_of(wiki), file, Progress())
    assert any(finding in found for found in refused.value.findings)
    with wiki.reading() as reader:
        assert reader.query(Page).one().body == "Te er godt."
        assert reader.query(Person).count() == 1
    assert EditionReader(wiki).number() == edition
