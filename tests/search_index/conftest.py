"""An empty index, of each engine in turn; a test that asks for `index` is a promise that all of them keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from search_index import Document, Query, open_index
from tests.postgres import ON_POSTGRES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search_index import Index

Write = Callable[..., None]
Found = Callable[..., list[str]]
ENGINES = ["whoosh", pytest.param("postgres", marks=ON_POSTGRES)]


@pytest.fixture(params=ENGINES)
def search_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a collection may be built; nothing is there yet."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("bare_postgres_url")
        return url
    return f"whoosh:{tmp_path}"


@pytest.fixture
def unbuilt(search_url: str) -> Iterator[Index]:
    index = open_index(search_url)
    yield index
    index.close()


@pytest.fixture
def index(unbuilt: Index) -> Index:
    with unbuilt.rebuild():
        return unbuilt


@pytest.fixture
def write(index: Index) -> Write:
    """Put documents in: `write(da("Te", "Te er godt."))`."""

    def write(*documents: Document) -> None:
        index.write(documents)

    return write


@pytest.fixture
def found(index: Index) -> Found:
    """Return the titles of what is found: `found("te")`."""

    def found(words: str, **more: object) -> list[str]:
        return [hit.title for hit in index.search(Query(words, **more)).hits]  # type: ignore[arg-type]

    return found
