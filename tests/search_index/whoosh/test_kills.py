from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search_index import Query, open_index
from tests.search_index.whoosh.endless_writer import BATCH

if TYPE_CHECKING:
    from search_index import Index

ROOT = Path(__file__).parents[3]
KILLS = 8


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = open_index(f"whoosh:{tmp_path}")
    with index.rebuild():
        return index


def test_being_killed_while_writing_loses_and_doubles_nothing(index: Index, tmp_path: Path) -> None:
    chance, batches = random.Random(7), 0
    for _ in range(KILLS):
        batches += len(_killed_after(chance.uniform(0.02, 0.4), "write", tmp_path, batches))
        found = list(index.versions())
        versions = dict(found)
        assert len(versions) == len(found) == index.count()
        # What was said to be written is there, and maybe one more batch, of which there was no time to speak.
        assert len(found) in {batches * BATCH // 2, (batches + 1) * BATCH // 2}
        assert versions == {str(key): str(key * 2 // BATCH) for key in range(len(found))}
        assert index.search(Query("drik", limit=0)).total == len(found)
        batches = len(found) * 2 // BATCH
        assert index.trouble is None


def test_being_killed_while_rebuilding_leaves_all_as_it_was(index: Index, tmp_path: Path) -> None:
    assert _killed_after(0.1, "write", tmp_path, 0)
    count = index.count()
    for _ in range(2):
        assert _killed_after(0.2, "rebuild", tmp_path)
        assert index.trouble is None
        assert index.search(Query("drik", limit=0)).total == index.count() == count
    with index.rebuild():
        pass
    assert index.count() == 0
    assert len(list((tmp_path / "current").glob("build-*"))) == 1


def _killed_after(seconds: float, what: str, *arguments: object) -> list[str]:
    """Run the writer until some time after it first said something, and return what it said."""
    command = [sys.executable, "-m", "tests.search_index.whoosh.endless_writer", what, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        time.sleep(seconds)
        writer.kill()
        return [line for line in said + writer.stdout.readlines() if line.endswith("\n")]
