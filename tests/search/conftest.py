"""A wiki with its search index in a folder of its own, and people who write and search in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from wikiapp.search.collection import Collections
from wikiapp.search.filling import build_anew, catch_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from wikiapp.config import Config
    from wikiapp.database import Database


@pytest.fixture
def collections(config: Config) -> Iterator[Collections]:
    """The index, not built yet."""
    collections = Collections.opened(config.search_url)
    yield collections
    collections.close()


@pytest.fixture
def level(database: Database, collections: Collections) -> Callable[[], None]:
    """Let the index see all that was committed; builds it where there is none."""

    def level() -> None:
        for collection in collections:
            if collection.index.trouble:
                build_anew(database, collection)
            while catch_up(database, collection):
                pass

    return level


@pytest.fixture
def writer(app: Flask) -> Visitor:
    """Somebody who writes, with a browser."""
    return Visitor(app.test_client())


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody who only reads and searches, without a cookie."""
    return Visitor(app.test_client())
