"""A backup is one file, and holds the bytes of files as well."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.databases import opened
from tests.files.drawings import PDF, drawn, saved
from wikiapp.backup import BackupRefused, back_up, restore
from wikiapp.files.checking import file_findings
from wikiapp.files.file import File, text_of
from wikiapp.files.storage import Folder
from wikiapp.files.taking import take
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database


@pytest.fixture
def wiki(database: Database, session: Session, storage: Folder) -> Database:
    """A wiki with a picture, which was replaced by a document."""
    ann = Person("Ann")
    session.add(ann)
    picture, document = take(storage, saved(drawn((600, 400)), "PNG")), take(storage, PDF)
    file = File.write(
        session, author=ann, title="stand.png", body=text_of(picture.head("stand.png"), ""), language="da"
    )
    file.save_revision(author=ann, body=text_of(document.head("stand.png"), ""))
    session.commit()
    return database


def test_a_backup_is_restored_elsewhere_with_all_files_that_any_revision_shows(
    wiki: Database, storage: Folder, tmp_path: Path, migrated_file: Path
) -> None:
    back_up(wiki, storage, tmp_path / "backup.db", _nothing)
    files, there = Folder(tmp_path / "there" / "files"), tmp_path / "there" / "wiki.db"
    there.parent.mkdir()
    shutil.copy(migrated_file, there)
    with opened(f"sqlite:///{there}") as empty:
        restore(empty, files, tmp_path / "backup.db", _nothing)
        assert list(file_findings(empty, files.open)) == []
        assert list(files.keys()) == [key for key in storage.keys() if "." not in key]  # noqa: SIM118
        with empty.engine.connect() as connection:
            tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'packed_file'")
            assert tables.all() == []


def test_a_restored_wiki_takes_no_more_room_than_before(wiki: Database, storage: Folder, tmp_path: Path) -> None:
    storage.put("e" * 64, b"")
    back_up(wiki, storage, tmp_path / "backup.db", _nothing)
    restore(wiki, storage, tmp_path / "backup.db", _nothing)
    size = (tmp_path / "wiki.db").stat().st_size
    assert size < (tmp_path / "backup.db").stat().st_size


def test_restoring_mends_files_that_were_damaged_or_lost(wiki: Database, storage: Folder, tmp_path: Path) -> None:
    back_up(wiki, storage, tmp_path / "backup.db", _nothing)
    damaged, lost = (key for key in storage.keys() if "." not in key)  # noqa: SIM118 -- no dictionary
    storage.put(damaged, b"damaged")
    (storage.folder / lost[:2] / lost[2:]).unlink()
    assert len(list(file_findings(wiki, storage.open))) == 2
    restore(wiki, storage, tmp_path / "backup.db", _nothing)
    assert list(file_findings(wiki, storage.open)) == []


def test_a_wiki_that_misses_a_file_is_backed_up_only_as_damaged(
    wiki: Database, storage: Folder, tmp_path: Path
) -> None:
    shutil.rmtree(storage.folder)
    with pytest.raises(BackupRefused) as refused:
        back_up(wiki, storage, tmp_path / "backup.db", _nothing)
    assert "What revision 1 of “stand.png” shows is missing" in refused.value.findings[0]
    assert (tmp_path / "backup.db.damaged").exists()


def test_a_backup_whose_files_are_damaged_is_refused_and_nothing_is_taken_from_it(
    wiki: Database, storage: Folder, tmp_path: Path
) -> None:
    back_up(wiki, storage, tmp_path / "backup.db", _nothing)
    with closing(sqlite3.connect(tmp_path / "backup.db")) as connection, connection:
        connection.execute("UPDATE packed_file SET data = x'00'")
    with pytest.raises(BackupRefused, match="damaged"):
        restore(wiki, storage, tmp_path / "backup.db", _nothing)
    assert list(file_findings(wiki, storage.open)) == []


def test_what_was_put_aside_is_restored_with_the_files_that_are_still_there(
    wiki: Database, storage: Folder, tmp_path: Path, migrated_file: Path
) -> None:
    aside = restore(wiki, storage, migrated_file, _nothing)
    restore(wiki, storage, aside, _nothing)
    with wiki.reading() as session:
        assert session.query(File).one().title == "stand.png"
    assert list(file_findings(wiki, storage.open)) == []


def _nothing(_done: int, _count: int) -> None:
    pass
