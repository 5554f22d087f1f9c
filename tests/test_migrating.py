from __future__ import annotations

import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select

from tests.databases import opened
from tests.postgres import ENGINES
from wikiapp.database import Base, connect
from wikiapp.edition import Edition
from wikiapp.migrating import _configuration, is_current, migrate
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wikiapp.database import Database

PROCESSES = 3
MIGRATE = "from sys import argv, stdin; from wikiapp.migrating import *; from wikiapp.database import connect;"
MIGRATE += "print(flush=True); stdin.readline(); migrate(connect(argv[1]))"


@pytest.fixture(params=ENGINES)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    on_postgres = request.param == "postgres"
    url = request.getfixturevalue("bare_postgres_url") if on_postgres else f"sqlite:///{tmp_path / 'wiki.db'}"
    with opened(url) as database:
        yield database


def test_migrations_make_what_the_models_declare(bare: Database) -> None:
    migrate(bare)
    with bare.engine.connect() as connection, warnings.catch_warnings():
        # SQLite can't tell what an index over an expression holds; on PostgreSQL that one is compared, too.
        warnings.filterwarnings(
            "ignore", ".*(unsupported reflection of|metadata-specified) expression-based index"
        )
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_bare_database_is_not_current_and_a_migrated_one_is(bare: Database) -> None:
    assert not is_current(bare)
    migrate(bare)
    assert is_current(bare)


def test_a_migrated_wiki_has_its_first_edition(bare: Database) -> None:
    migrate(bare)
    with bare.reading() as session:
        assert session.scalars(select(Edition.number)).all() == [1]


def test_migrating_again_changes_nothing(bare: Database) -> None:
    migrate(bare)
    with bare.writing() as session:
        session.add(Person("Ann"))
        session.commit()
    migrate(bare)
    with bare.reading() as session:
        assert session.scalars(select(Person.name)).all() == ["Ann"]


def test_migrations_can_be_taken_back_and_made_again(bare: Database) -> None:
    migrate(bare)
    with bare.engine.execution_options(patience=1000).begin() as connection:
        command.downgrade(_configuration(connection), "base")
    assert set(inspect(bare.engine).get_table_names()) == {"alembic_version"}
    migrate(bare)
    assert {table.name for table in Base.metadata.sorted_tables} < set(inspect(bare.engine).get_table_names())


def test_what_was_written_before_there_were_drafts_is_in_public_since_it_was_begun(bare: Database) -> None:
    with bare.engine.execution_options(patience=1000).begin() as connection:
        migrations = ScriptDirectory.from_config(_configuration(connection)).walk_revisions()
        drafts = next(one for one in migrations if "drafts_and_former_addresses" in one.path)
        command.upgrade(_configuration(connection), str(drafts.down_revision))
        columns = "id, uuid, kind, revision_count, latest_number, created_at"
        connection.exec_driver_sql(
            f"INSERT INTO content ({columns}) VALUES (1, '0123456789abcdef', 'page', 1, 1, 7)"
        )
        command.upgrade(_configuration(connection), "head")
        assert connection.exec_driver_sql("SELECT published_at FROM content").scalar() == 7


def test_processes_that_start_at_once_migrate_once(bare: Database) -> None:
    url = bare.engine.url.render_as_string(hide_password=False)
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATE, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )
        for _ in range(PROCESSES)
    ]  # fmt: skip
    for process in starting:
        assert process.stdout is not None
        process.stdout.readline()  # it is ready
    for process in starting:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    complaints = [process.communicate(timeout=60)[1] for process in starting]
    assert (complaints, {process.returncode for process in starting}) == ([""] * PROCESSES, {0})
    assert is_current(bare)


def test_a_database_that_can_not_be_reached_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "wiki.db").write_bytes(b"This is a letter, not a database. " * 100)
    database = connect(f"sqlite:///{tmp_path / 'wiki.db'}")
    with pytest.raises(Exception, match="file is not a database"):
        migrate(database)
    database.engine.dispose()
