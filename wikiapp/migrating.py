"""Bringing the database's tables up to what the code expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from wikiapp.resources import folder

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wikiapp.database import Database

MIGRATING = 0x77696B69  # the number of the lock that whoever migrates holds: any, but always the same


def migrate(database: Database) -> None:
    """Bring the tables up to date; does nothing where they are. Safe to run by several processes at once."""
    if is_current(database):
        return
    with database.engine.execution_options(patience=60_000).begin() as connection:
        if connection.dialect.name == "postgresql":  # on SQLite whoever begins to write has it for himself
            connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        command.upgrade(_configuration(connection), "head")


def is_current(database: Database) -> bool:
    """Tell whether the tables are what the code expects."""
    return version_of(database) == ScriptDirectory(str(folder("migrations"))).get_current_head()


def version_of(database: Database) -> str | None:
    """Return which migration was the last; None where there was none, as in what isn't a wiki."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _configuration(connection: Connection) -> AlembicConfig:
    configuration = AlembicConfig()
    configuration.set_main_option("script_location", str(folder("migrations")))
    configuration.attributes["connection"] = connection
    return configuration
