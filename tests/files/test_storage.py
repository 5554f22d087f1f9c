"""What is asked of whatever keeps bytes, of all that do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from wikiapp.files.packed import Packed
from wikiapp.files.storage import Folder, NotStored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wikiapp.files.storage import Storage

KEYS = ["0" * 64, "0" * 64 + ".480", "0f" + "a" * 62, "f" * 64]


@pytest.fixture(params=["folder", "packed"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    if request.param == "folder":
        yield Folder(tmp_path / "files")
    else:
        with closing(sqlite3.connect(tmp_path / "backup.db")) as connection:
            yield Packed(connection)


def test_what_was_put_can_be_opened(kept: Storage) -> None:
    for key in KEYS:
        kept.put(key, key.encode())
    for key in KEYS:
        with kept.open(key) as file:
            assert file.read() == key.encode()
            assert file.seek(0) == 0


def test_nothing_is_there_before_it_is_put(kept: Storage) -> None:
    assert list(kept.keys()) == []
    with pytest.raises(NotStored):
        kept.open(KEYS[0])


def test_keys_come_in_order(kept: Storage) -> None:
    for key in reversed(KEYS):
        kept.put(key, b"")
    assert list(kept.keys()) == KEYS


def test_what_is_put_again_takes_the_place_of_what_was_damaged(kept: Storage) -> None:
    kept.put(KEYS[0], b"whol\0")
    kept.put(KEYS[0], b"whole")
    with kept.open(KEYS[0]) as file:
        assert file.read() == b"whole"


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(_descriptor: int) -> None:
        raise OSError("power cut")

    folder = Folder(tmp_path / "files")
    with monkeypatch.context() as outage:
        outage.setattr("os.fsync", power_cut)
        with pytest.raises(OSError, match="power cut"):
            folder.put(KEYS[0], b"half")
    assert list(folder.keys()) == []
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("key", ["../wiki.db", "..", "", "00", "0" * 64 + "/../..", "0" * 64 + ".", "A" * 64])
def test_no_key_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    (tmp_path / "wiki.db").write_bytes(b"secret")
    folder = Folder(tmp_path / "files")
    for use in (lambda: folder.open(key), lambda: folder.put(key, b"x")):
        with pytest.raises(NotStored):
            use()


def test_packing_leaves_no_trace_when_all_is_taken_out(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "backup.db")) as connection:
        connection.execute("CREATE TABLE page (words TEXT)")
        connection.execute("VACUUM")
        before = (tmp_path / "backup.db").stat().st_size
        packed = Packed(connection)
        packed.put(KEYS[0], b"\1" * 500_000)
        connection.commit()
        packed.remove()
        packed.remove()
        assert [name for (name,) in connection.execute("SELECT name FROM sqlite_master")] == ["page"]
    assert (tmp_path / "backup.db").stat().st_size == before
