from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from wikiapp.cli import main
from wikiapp.logs import LOG

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def _log_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("handlers", "propagate", "level"):  # a command sets them for its process
        monkeypatch.setattr(LOG, name, getattr(LOG, name))


def test_a_whole_wiki_is_told_to_be_whole(file: Path) -> None:
    result = _check(file)
    assert (result.exit_code, result.stdout) == (0, "All revisions are whole.\n")


def test_every_damage_is_named_and_the_command_fails(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET summary = 'ham' WHERE summary IN ('spam', 'stavning')")
    result = _check(file)
    assert result.exit_code == 1
    assert "Revision 9 of “Grøn te” is not what was written" in result.stderr
    assert "Revision 2 of “Kaffe” is not what was written" in result.stderr
    assert "Error: 2 findings." in result.stderr
    assert "All revisions are whole." not in result.output


def test_a_file_that_is_no_database_is_told_in_a_sentence(file: Path) -> None:
    file.write_bytes(b"Dear Ann, " * 1000)
    result = _check(file)
    assert result.exit_code == 1
    assert "The database can't be opened: file is not a database" in result.stderr
    assert "Traceback" not in result.output


def _check(file: Path) -> Result:
    settings = {"WIKIAPP_DATA_DIR": str(file.parent), "WIKIAPP_DATABASE_URL": f"sqlite:///{file}"}
    return CliRunner().invoke(main, ["check"], env=settings)
