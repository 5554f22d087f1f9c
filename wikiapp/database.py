"""The connection to the database; knows nothing that is stored in it."""

from __future__ import annotations

import sqlite3
import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, TypeDecorator, bindparam, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, object_session, sessionmaker

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

PATIENCE, LITTLE_PATIENCE = 30_000, 20  # milliseconds to wait for another writer
LARGEST_NUMBER = 2**31 - 1  # of a row
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole microseconds since 1970: exact, sortable, and small."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """Refuse a naive datetime by the error that subtracting it raises."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        return None if value is None else since(value)


class Identifier(TypeDecorator[uuid.UUID]):
    """A UUID, kept as its sixteen bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, _dialect: Dialect) -> bytes | None:
        """Return the sixteen bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, _dialect: Dialect) -> uuid.UUID | None:
        """Return the UUID."""
        return None if value is None else uuid.UUID(bytes=bytes(value))


class Base(DeclarativeBase):
    """What every table is declared with."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, uuid.UUID: Identifier, bytes: LargeBinary}


class Database:
    """One engine and the ways of using it: reading a snapshot, writing, and writing only if that is free."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # On SQLite every transaction that reads sees one moment; elsewhere that has to be asked for.
        sees = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self.reading = sessionmaker(engine.execution_options(**sees), autoflush=False)
        self.writing = sessionmaker(engine.execution_options(patience=PATIENCE), expire_on_commit=False)
        # For what is merely handy to have: who waits for a writer here would make a reader wait.
        self.keeping = engine.execution_options(patience=LITTLE_PATIENCE)


def connect(url: str, *, durable: bool = False) -> Database:
    """Open the database at `url`; `durable` makes each commit on SQLite survive a power cut, at a price."""
    if not url.startswith("sqlite"):
        return Database(create_engine(url, pool_pre_ping=True))
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_durably if durable else _prepare)
    event.listen(engine, "begin", _begin)
    return Database(engine)


def open_file(file: Path) -> Database:
    """Open a SQLite file as it lies there: nothing in it or beside it is changed."""
    address = f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1"
    return Database(create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True)))


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions of its own, too late
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    connection.execute("PRAGMA page_size = 1024")  # many small tables and rows; counts when the file is made
    _use_write_ahead_log(connection)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON", "cache_size = -16000"):
        connection.execute(f"PRAGMA {pragma}")


def _use_write_ahead_log(connection: Any) -> None:
    # Of processes that open a new file at once, SQLite lets one turn the log on and turns the others away
    # without letting them wait; by the next look it is on.
    until = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _prepare_durably(connection: Any, record: object) -> None:
    _prepare(connection, record)
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another has written in between,
    # whatever the timeout; so whoever means to write takes the lock at the beginning, and waits for it.
    patience = connection.get_execution_options().get("patience")
    if patience is None:  # waits for nobody, so that no error of the driver's needs another name
        connection.connection.driver_connection.execute("BEGIN")  # type: ignore[union-attr]
    elif patience == PATIENCE:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience}")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE}")


def microseconds(moment: datetime) -> int:
    """Return the whole microseconds from 1970 to a moment."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def since(microseconds: int) -> datetime:
    """Return the moment so many microseconds after the beginning of 1970."""
    return EPOCH + timedelta(microseconds=microseconds)


def session_of(stored: Base) -> Session:
    """Return the session that a stored object lives in; it can only be read and written within one."""
    session = object_session(stored)
    if session is None:
        raise RuntimeError(f"{stored!r} belongs to no session")
    return session


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


NOW = bindparam(None, callable_=now, type_=Moment())
"""The same in a query that is made once: the moment at which it is asked."""
