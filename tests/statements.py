"""Statements, put into SQL once for the whole run: every test has its own database, and they took long by that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine

from wikiapp import database

if TYPE_CHECKING:
    from sqlalchemy import Engine

ROOM = 10_000  # statements


def compile_once() -> None:
    """Let engines of SQLite share what they know of it, and what their statements were compiled to."""
    first: list[Engine] = []

    def create_as_before(url: str, **options: Any) -> Engine:
        engine = create_engine(url, query_cache_size=ROOM, **options)
        if engine.dialect.name == "sqlite":
            first.append(engine) if not first else _share(engine, first[0])
        return engine

    vars(database)["create_engine"] = create_as_before


def _share(engine: Engine, with_other: Engine) -> None:
    engine.dialect = engine.pool._dialect = with_other.dialect
    engine._compiled_cache = with_other._compiled_cache
