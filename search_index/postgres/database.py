"""Where a collection is in a database: its builds, of which one is current, and how writers take turns."""

from __future__ import annotations

import secrets
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg import OperationalError, errors
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from search_index.analysis import RULES
from search_index.index import IndexBusy, NeedsRebuilding
from search_index.postgres.tables import MADE, REGISTER, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_RULES = f"1 {RULES}"  # what an index must have been made by to be read
_OPTIONS = (
    # Vectors are kept apart from their rows, which makes looking them up seem dearer than it is.
    "-c random_page_cost=1.1 -c lock_timeout=10s -c pg_trgm.similarity_threshold=0.3"
    " -c pg_trgm.word_similarity_threshold=0.3 -c client_min_messages=warning"
)
_READING, _WRITING, _REBUILDING = 1802720, 1802721, 1802722  # kinds of advisory locks
_DAMAGE = (
    errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName, errors.DataCorrupted,
    errors.IndexCorrupted,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Build:
    """A schema, and how much is in it."""

    name: str
    documents: int
    words: int

    @property
    def average_length(self) -> float:
        """How many words a document has."""
        return max(1.0, self.words / max(1, self.documents))


@dataclass(frozen=True, slots=True)
class Asking:
    """A transaction about a build: `{build}` in a statement is its schema."""

    connection: Connection
    build: Build

    def rows(self, statement: str, **values: Any) -> list[Any]:
        """Ask, and return what comes."""
        return list(self.connection.exec_driver_sql(statement.format(build=self.build.name), values))

    def run(self, statement: str, **values: Any) -> None:
        """Do something."""
        self.connection.exec_driver_sql(statement.format(build=self.build.name), values)

    def run_for_each(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        """Do something for each row."""
        if rows:
            self.connection.exec_driver_sql(statement.format(build=self.build.name), rows)


class Database:
    """A collection's part of a database."""

    def __init__(self, url: str, collection: str) -> None:
        self._collection, self._lock = collection, zlib.crc32(collection.encode()) & 0x7FFFFFFF
        self._engine = create_engine(url, pool_pre_ping=True, connect_args={"options": _OPTIONS})

    @contextmanager
    def reading(self) -> Iterator[Asking]:
        """Look at the current build. Raises NeedsRebuilding or IndexBusy."""
        with _understood(), self._engine.connect() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock_shared(%s, %s)", (_READING, self._lock))
            yield Asking(connection, self._current(connection))

    @contextmanager
    def writing(self) -> Iterator[Asking]:
        """Change the current build, in one's turn: all of it, or nothing."""
        with self._turn_to_write() as connection:
            asking = Asking(connection, self._current(connection))
            yield asking
            self._count(asking)

    @contextmanager
    def swapping(self, build: Build) -> Iterator[tuple[Asking, Asking | None]]:
        """Change a build for the last time before it takes the place of the current one, which is given, too."""
        with self._turn_to_write() as connection:
            asking = Asking(connection, build)
            yield asking, self._before(connection)
            asking.run(
                """
                INSERT INTO search_index.collection VALUES (%(name)s, %(build)s, %(rules)s, 0, 0)
                ON CONFLICT (name) DO UPDATE SET build = excluded.build, rules = excluded.rules
                """,
                name=self._collection, build=build.name, rules=_RULES,
            )  # fmt: skip
            self._count(asking)

    @contextmanager
    def building(self, build: Build) -> Iterator[Asking]:
        """Change a build that is not the current one yet."""
        with _understood(), self._engine.begin() as connection:
            yield Asking(connection, build)

    @contextmanager
    def turn_to_rebuild(self) -> Iterator[None]:
        """Be the only one who rebuilds. Raises IndexBusy where somebody else does."""
        with _understood(), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            asked = connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s, %s)", (_REBUILDING, self._lock))
            if not asked.scalar():
                raise IndexBusy("somebody else is rebuilding")
            try:
                yield
            finally:
                # At once where that is possible, for whoever comes next; at the latest when the connection goes.
                with suppress(DBAPIError):
                    connection.exec_driver_sql("SELECT pg_advisory_unlock(%s, %s)", (_REBUILDING, self._lock))
                connection.invalidate()

    def new_build(self) -> Build:
        """Begin a build beside the current one, once what others left is cleared away; in a turn to rebuild."""
        with self._registering() as connection:
            connection.exec_driver_sql(REGISTER)
        self.clear()
        build = Build(f"{self._prefix}{secrets.token_hex(8)}", 0, 0)
        with self.building(build) as asking:
            asking.run(MADE)
            asking.run("DELETE FROM search_index.noted WHERE collection = %(name)s", name=self._collection)
        return build

    def clear(self) -> None:
        """Drop all builds but the current one, when nobody reads them any more."""
        with _understood(), self._engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", (_READING, self._lock))
            current = self._current_name(connection)
            names = connection.exec_driver_sql(
                "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", (self._prefix,)
            )
            for (name,) in list(names):
                if name != current:
                    connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")

    def note(self, keys: Iterable[bytes], asking: Asking) -> None:
        """Remember what was written, if somebody is rebuilding; in a turn to write."""
        taken = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %(kind)s AND objid = %(lock)s"
        if asking.rows(taken, kind=_REBUILDING, lock=self._lock):
            insert = "INSERT INTO search_index.noted VALUES (%s, %s) ON CONFLICT DO NOTHING"
            asking.run_for_each(insert, [(self._collection, key) for key in keys])

    def noted(self, asking: Asking) -> list[bytes]:
        """Return the keys of what was written since the rebuilding began; in a turn to write."""
        rows = asking.rows("SELECT key FROM search_index.noted WHERE collection = %(name)s", name=self._collection)
        return [key for (key,) in rows]

    def vacuum(self) -> None:
        """Have the server clean up the current build."""
        with self.reading() as asking:
            tables = ", ".join(f"{asking.build.name}.{table}" for table in TABLES)
        with _understood(), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql(f"VACUUM (ANALYZE) {tables}")

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @property
    def _prefix(self) -> str:
        return f"search_index_{self._collection}_"

    @contextmanager
    def _turn_to_write(self) -> Iterator[Connection]:
        with _understood(), self._engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", (_WRITING, self._lock))
            yield connection

    def _before(self, connection: Connection) -> Asking | None:
        try:
            return Asking(connection, self._current(connection))
        except NeedsRebuilding:
            return None

    def _count(self, asking: Asking) -> None:
        asking.run(
            """
            UPDATE search_index.collection SET documents = now.documents, words = now.words
            FROM (SELECT count(*) AS documents, coalesce(sum(length), 0) AS words FROM {build}.document) AS now
            WHERE name = %(name)s
            """,
            name=self._collection,
        )

    @contextmanager
    def _registering(self) -> Iterator[Connection]:
        with _understood(), self._engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, 0)", (_WRITING,))
            yield connection

    def _current_name(self, connection: Connection) -> str | None:
        asked = "SELECT build FROM search_index.collection WHERE name = %s"
        return connection.exec_driver_sql(asked, (self._collection,)).scalar()

    def _current(self, connection: Connection) -> Build:
        row = None
        if connection.exec_driver_sql("SELECT to_regclass('search_index.collection')").scalar():
            columns = "build, rules, documents, words"
            asked = f"SELECT {columns} FROM search_index.collection WHERE name = %s"  # noqa: S608
            row = connection.exec_driver_sql(asked, (self._collection,)).first()
        if row is None:
            raise NeedsRebuilding("missing")
        if row[1] != _RULES:
            raise NeedsRebuilding("outdated")
        for table in TABLES:
            if connection.exec_driver_sql("SELECT to_regclass(%s)", (f"{row[0]}.{table}",)).scalar() is None:
                raise NeedsRebuilding("damaged")
        return Build(row[0], row[2], row[3])


@contextmanager
def _understood() -> Iterator[None]:
    """Turn what the server may say into what an Index raises."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, _DAMAGE):
            raise NeedsRebuilding("damaged") from error
        if isinstance(error.orig, OperationalError):  # it is away, or somebody else holds a lock
            raise IndexBusy(str(error.orig)) from error
        raise
