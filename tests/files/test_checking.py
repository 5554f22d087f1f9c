"""Proving that what revisions show is there, and finding what none shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.files.drawings import PDF, SVG, drawn, saved
from wikiapp.cli import main
from wikiapp.files.checking import file_findings, named, orphans
from wikiapp.files.file import File, text_of
from wikiapp.files.taking import take
from wikiapp.logs import LOG
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from click.testing import Result
    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.database import Database
    from wikiapp.files.storage import Folder
    from wikiapp.files.taking import Taken

Two = tuple["Taken", "Taken"]


@pytest.fixture
def two(database: Database, session: Session, storage: Folder) -> Two:
    """A file that showed one thing and shows another, and was deleted."""
    first, second = take(storage, saved(drawn((600, 400)), "PNG")), take(storage, PDF)
    ann = Person("Ann")
    session.add(ann)
    file = File.write(
        session, author=ann, title="stand.png", body=text_of(first.head("stand.png"), ""), language="da"
    )
    file.save_revision(author=ann, body=text_of(second.head("stand.pdf"), "Nu på papir."))
    file.save_revision(author=ann, body=text_of(second.head("stand.pdf"), "På papir."))
    file.delete(author=ann)
    session.commit()
    return first, second


def test_whatever_any_revision_shows_is_named_once(session: Session, two: Two) -> None:
    assert named(session) == {
        two[0].digest: "revision 1 of “stand.png”", two[1].digest: "revision 2 of “stand.png”",
    }  # fmt: skip


def test_a_wiki_whose_files_are_whole_has_no_findings(database: Database, storage: Folder, two: Two) -> None:
    told: list[tuple[int, int | None]] = []
    assert list(file_findings(database, storage.open, lambda done, all_: told.append((done, all_)))) == []
    assert told == [(1, 2), (2, 2)]
    assert orphans(database, storage) == []


def test_a_flipped_byte_is_found_and_the_revision_named(database: Database, storage: Folder, two: Two) -> None:
    path = storage.folder / two[0].digest[:2] / two[0].digest[2:]
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    assert list(file_findings(database, storage.open)) == [
        f"What revision 1 of “stand.png” shows is damaged: the file {two[0].digest[:12]}."
    ]


def test_a_missing_file_is_found_and_the_revision_named(database: Database, storage: Folder, two: Two) -> None:
    (storage.folder / two[1].digest[:2] / two[1].digest[2:]).unlink()
    assert list(file_findings(database, storage.open)) == [
        f"What revision 2 of “stand.png” shows is missing: the file {two[1].digest[:12]}."
    ]


def test_what_no_revision_shows_is_named_with_its_smaller_widths(
    database: Database, storage: Folder, two: Two
) -> None:
    alone = take(storage, saved(drawn((500, 400)), "PNG")).digest
    assert orphans(database, storage) == [alone, f"{alone}.480"]


def test_the_command_tells_of_damage_and_fails(config: Config, storage: Folder, two: Two) -> None:
    (storage.folder / two[1].digest[:2] / two[1].digest[2:]).unlink()
    result = _check(config)
    assert (result.exit_code, "shows is missing" in result.stderr) == (1, True)


def test_the_command_names_what_may_be_deleted_and_does_not_fail(
    config: Config, storage: Folder, two: Two
) -> None:
    alone = take(storage, SVG).digest
    result = _check(config)
    assert (result.exit_code, result.stdout) == (0, "All revisions are whole.\n")
    assert f"No revision shows the file {alone}" in result.stderr


@pytest.fixture(autouse=True)
def _log_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("handlers", "propagate", "level"):  # a command sets them for its process
        monkeypatch.setattr(LOG, name, getattr(LOG, name))


def _check(config: Config) -> Result:
    settings = {"WIKIAPP_DATA_DIR": str(config.data_dir), "WIKIAPP_DATABASE_URL": config.database_url}
    return CliRunner().invoke(main, ["check"], env=settings)
