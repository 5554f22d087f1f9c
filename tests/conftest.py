"""The cast, and the stage: a real database file and the real app for every test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import FileSystemBytecodeCache

from tests import routes, statements
from tests.cast import person
from wikiapp import create_app, open_database
from wikiapp.config import Config
from wikiapp.database import connect
from wikiapp.files.storage import Folder
from wikiapp.migrating import migrate
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

pytest_plugins = ["tests.postgres"]
routes.compile_once()
statements.compile_once()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty wiki, migrated once, to be copied for every test."""
    file = tmp_path_factory.mktemp("migrated") / "wiki.db"
    database = connect(f"sqlite:///{file}")
    migrate(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.engine.dispose()
    return file


@pytest.fixture
def config(tmp_path: Path, migrated_file: Path) -> Config:
    file = tmp_path / "wiki.db"
    shutil.copy(migrated_file, file)
    return Config(
        data_dir=tmp_path, database_url=f"sqlite:///{file}", secret_key="for tests alone",
        search_url=f"whoosh:{tmp_path / 'search'}",
    )  # fmt: skip


@pytest.fixture
def storage(config: Config) -> Folder:
    """Where the bytes of the wiki's files are kept."""
    return Folder(config.files_folder)


@pytest.fixture
def database(config: Config) -> Iterator[Database]:
    database = open_database(config.database_url)
    yield database
    database.engine.dispose()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session; commit to let others see."""
    with database.writing() as session:
        yield session


@pytest.fixture
def ann(session: Session) -> Person:
    return person(session, "Ann")


@pytest.fixture
def ben(session: Session) -> Person:
    return person(session, "Ben")


@pytest.fixture
def mod(session: Session) -> Person:
    return person(session, "Mod")


@pytest.fixture
def write(session: Session, ann: Person) -> Callable[..., Page]:
    """Write a page as Ann: `write("Te", "Te er godt.")`."""

    def write(title: str, body: str = "Te er godt.\n", language: str = "da", **more: Any) -> Page:
        return Page.write(session, author=ann, title=title, body=body, language=language, **more)

    return write


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates, compiled once for all apps."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(config: Config, compiled_templates: FileSystemBytecodeCache) -> Iterator[Flask]:
    app = create_app(config)
    app.jinja_env.bytecode_cache = compiled_templates
    app.config["TESTING"] = False  # errors are answered as they are to people
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a cookie: a stranger."""
    return app.test_client()
