from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from search_index import NeedsRebuilding, Query, open_index
from tests.search_index.texts import da

if TYPE_CHECKING:
    from pathlib import Path

    from search_index import Index

WORDS = ("te", "drik kaffe", '"varm drik"', "title:te -kaffe", "virksomhed", "trykfjel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = open_index(f"whoosh:{tmp_path}")
    with index.rebuild() as fresh:
        fresh.put([da("Te", "En varm drik."), da("Kaffe", "En varm drik til, og trykfejl.")])
    index.write([da("Mikrovirksomhed", "Under ti ansatte.")])
    return tmp_path / "current"


@pytest.fixture
def build(folder: Path) -> Path:
    return next(folder.glob("build-*"))


def test_a_file_that_is_gone_or_cut_is_seen_on_opening_and_while_open(folder: Path, build: Path) -> None:
    for damage in (_removed, _cut, _emptied):
        for file in sorted(build.iterdir()):
            kept = file.read_bytes()
            running = _opened(folder)
            running.search(Query("te"))
            damage(file)
            assert _opened(folder).trouble == "damaged", (file, damage)
            assert running.trouble == "damaged" or file.suffix == ".toc"
            with pytest.raises(NeedsRebuilding):
                _opened(folder).search(Query("te"))
            file.write_bytes(kept)
            (build / "damaged").unlink()


def test_any_flipped_byte_leaves_answers_or_a_call_for_help(folder: Path, build: Path) -> None:
    called_for_help = 0
    for file in sorted(build.iterdir()):
        kept = file.read_bytes()
        for place in {0, 1, len(kept) // 3, len(kept) // 2, len(kept) - 1}:
            file.write_bytes(kept[:place] + bytes([kept[place] ^ 0xFF]) + kept[place + 1 :])
            called_for_help += _asks_for_help(_opened(folder))
            (build / "damaged").unlink(missing_ok=True)
        file.write_bytes(kept)
    assert called_for_help > 20
    assert not _asks_for_help(_opened(folder))


def test_what_one_process_finds_damaged_all_know(folder: Path, build: Path) -> None:
    other = _opened(folder)
    assert other.trouble is None
    _cut(next(build.glob("*.terms")))
    with pytest.raises(NeedsRebuilding):
        _opened(folder).search(Query("te"))
    assert other.trouble == "damaged"
    with pytest.raises(NeedsRebuilding):
        other.search(Query("te"))


def test_an_index_that_is_deleted_while_it_is_open_is_missing(folder: Path) -> None:
    index = _opened(folder)
    assert index.search(Query("te")).total == 1
    shutil.rmtree(folder)
    assert index.trouble == "missing"
    with pytest.raises(NeedsRebuilding):
        index.search(Query("te"))
    with pytest.raises(NeedsRebuilding):
        index.write([da("Te")])


def test_an_index_of_other_rules_is_outdated(folder: Path) -> None:
    pointer = folder / "current"
    pointer.write_text(pointer.read_text(encoding="ascii") + "0", encoding="ascii")
    assert _opened(folder).trouble == "outdated"


@pytest.mark.parametrize("written", ["", "x", "\n", "build-x\n1", "\ud7ff\U0001f600"])
def test_a_pointer_to_nothing_is_no_error(folder: Path, written: str) -> None:
    (folder / "current").write_text(written, encoding="utf-8")
    assert _opened(folder).trouble in {"missing", "outdated", "damaged"}


def test_whatever_is_wrong_rebuilding_mends_it(folder: Path, build: Path) -> None:
    _cut(next(build.glob("*.toc")))
    index = _opened(folder)
    assert index.trouble == "damaged"
    with index.rebuild() as fresh:
        fresh.put([da("Te", "En varm drik.")])
    assert index.trouble is None
    assert index.search(Query("drik")).total == 1
    assert not build.exists()


def test_a_fault_of_our_own_is_not_taken_for_damage(folder: Path) -> None:
    index = _opened(folder)
    with pytest.raises(AttributeError):
        index.search(None)  # type: ignore[arg-type]
    assert index.trouble is None


def _opened(folder: Path) -> Index:
    return open_index(f"whoosh:{folder.parent}", folder.name)


def _asks_for_help(index: Index) -> bool:
    try:
        for words in WORDS:
            index.search(Query(words))
        index.suggest("te")
        list(index.versions())
    except NeedsRebuilding as needs:
        return needs.trouble == "damaged"
    return False


def _removed(file: Path) -> None:
    file.unlink()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")
