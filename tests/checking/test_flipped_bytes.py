"""The file itself, damaged a byte at a time as a failing disk would: found, or else it does no harm."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.databases import opened
from wikiapp.checking import check
from wikiapp.content import Revision

if TYPE_CHECKING:
    from pathlib import Path

    from wikiapp.database import Database

FLIPS = 30
HEADER = 100  # bytes at the beginning of a file that tell what kind of a database it is


@pytest.fixture(scope="session")
def told(small_wiki: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    copy = shutil.copy(small_wiki, tmp_path_factory.mktemp("told") / "wiki.db")
    with opened(f"sqlite:///{copy}") as database:
        return _told(database)


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_byte_is_found_or_changes_nothing_that_is_told(
    small_wiki: Path, tmp_path: Path, told: list[tuple[Any, ...]], seed: int
) -> None:
    chance, size = random.Random(seed), small_wiki.stat().st_size
    for _ in range(FLIPS):
        place, flip = chance.randrange(size), 1 << chance.randrange(8)
        _check_flipped(small_wiki, tmp_path / f"{place}.db", place, flip, told)


def test_a_flipped_byte_of_the_header_is_found_or_changes_nothing_that_is_told(
    small_wiki: Path, tmp_path: Path, told: list[tuple[Any, ...]]
) -> None:
    for place in range(0, HEADER, 3):
        _check_flipped(small_wiki, tmp_path / f"{place}.db", place, 1 << (place % 8), told)


def _check_flipped(whole: Path, file: Path, place: int, flip: int, told: list[tuple[Any, ...]]) -> None:
    damaged = bytearray(whole.read_bytes())
    damaged[place] ^= flip
    file.write_bytes(damaged)
    with opened(f"sqlite:///{file}") as database:
        found = list(check(database))
        assert found or _told(database) == told, f"byte {place}, changed by {flip}, was not noticed"
    file.unlink()


def _told(database: Database) -> list[tuple[Any, ...]]:
    """Return all that the wiki tells, but names of people, which may change at any time."""
    with database.reading() as session:
        return [
            (
                one.content.uuid, one.content.address, one.content.deleted_at, one.number, one.action, one.title,
                one.language, one.body, one.summary, one.minor, one.writer.uuid, one.created_at,
            )
            for one in session.scalars(select(Revision).order_by(Revision.content_id, Revision.number))
        ]  # fmt: skip
