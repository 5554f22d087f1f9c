"""Empty wikis to bring histories into, and files to bring them from."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import files_of, opened
from wikiapp.exchange import Imported, export_to, import_into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from wikiapp.database import Database


@pytest.fixture(scope="session")
def new_wiki(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Callable[[], Database]]:
    """Make empty wikis, as many as are asked for."""
    folder, numbers = tmp_path_factory.mktemp("wikis"), count(1)
    with ExitStack() as wikis:

        def new_wiki() -> Database:
            file = folder / f"{next(numbers)}.db"
            shutil.copy(migrated_file, file)
            return wikis.enter_context(opened(f"sqlite:///{file}"))

        yield new_wiki


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of JSON Lines: `lines({...}, {...})`."""
    numbers = count(1)

    def lines(*records: Any) -> Path:
        file = tmp_path / f"{next(numbers)}.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return file

    return lines


@pytest.fixture(scope="session")
def bring() -> Callable[..., Imported]:
    """Import without looking at how far it is: `bring(database, path)`."""

    def bring(database: Database, path: Path, moves: Path | None = None) -> Imported:
        return import_into(
            database, path, files=files_of(database), moves=moves, language="da",
            progress=lambda _done, _total: None,
        )  # fmt: skip

    return bring


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Return what an export writes: `exported(database)`."""
    file = tmp_path_factory.mktemp("exports") / "all.jsonl"

    def exported(database: Database, *, drafts: bool = True) -> bytes:
        export_to(database, file, lambda _done, _total: None, files=files_of(database), drafts=drafts)
        return file.read_bytes()

    return exported
