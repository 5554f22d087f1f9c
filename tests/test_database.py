from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from tests.databases import opened
from tests.postgres import ENGINES
from wikiapp.database import connect, microseconds, open_file, session_of
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.config import Config
    from wikiapp.database import Database

MOMENTS = st.datetimes(datetime(1800, 1, 1), datetime(2400, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- so asked


@given(MOMENTS, MOMENTS)
def test_moments_are_kept_to_the_microsecond_and_sort_by_time(one: datetime, other: datetime) -> None:
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds(one)) == one
    assert (microseconds(one) < microseconds(other)) == (one < other)


def test_moments_are_read_back_in_utc(session: Session) -> None:
    noon = datetime(2026, 5, 4, 12, 0, 0, 1, tzinfo=timezone(timedelta(hours=2)))
    ann = Person("Ann", at=noon)
    session.add(ann)
    session.commit()
    session.expire_all()
    assert (ann.created_at, ann.created_at.tzinfo) == (noon, UTC)


def test_a_uuid_is_kept_as_its_bytes(session: Session, ann: Person) -> None:
    kept = session.connection().exec_driver_sql("SELECT uuid FROM person").scalar_one()
    assert UUID(bytes=kept) == ann.uuid


@pytest.mark.parametrize("engine", ENGINES)
def test_who_reads_sees_one_moment_whatever_is_written_meanwhile(
    engine: str, request: pytest.FixtureRequest, config: Config
) -> None:
    url = request.getfixturevalue("postgres_url") if engine == "postgres" else config.database_url
    with opened(url) as database, database.reading() as reader, database.writing() as writer:
        assert reader.query(Person).count() == 0
        writer.add(Person("Ann"))
        writer.commit()
        assert reader.query(Person).count() == 0
        reader.rollback()
        assert reader.query(Person).count() == 1


def test_who_writes_waits_for_the_other(database: Database) -> None:
    done = threading.Event()

    def write() -> None:
        with database.writing() as second:
            second.add(Person("Ben"))
            second.commit()
        done.set()

    with database.writing() as first:
        first.add(Person("Ann"))
        first.flush()
        waiting = threading.Thread(target=write)
        waiting.start()
        assert not done.wait(0.1)
        first.commit()
    waiting.join(30)
    assert done.is_set()


def test_what_is_merely_handy_is_not_waited_for(database: Database, session: Session, ann: Person) -> None:
    with pytest.raises(OperationalError, match="locked"), database.keeping.begin():
        pass


@pytest.mark.parametrize(("durable", "synchronous"), [(False, 1), (True, 2)])
def test_each_commit_survives_a_power_cut_where_that_is_asked_for(
    tmp_path: Path, durable: bool, synchronous: int
) -> None:
    database = connect(f"sqlite:///{tmp_path / 'wiki.db'}", durable=durable)
    with database.engine.connect() as connection:
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys")
        ]
    assert told == [synchronous, "wal", 1]
    database.engine.dispose()


@pytest.mark.parametrize("name", ["wiki.db", "en wiki.db", "hvad?.db", "#1.db", "100%25.db", "?mode=rw"])
def test_a_file_is_opened_as_it_lies_there(tmp_path: Path, name: str) -> None:
    made = connect("sqlite://")
    with made.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE tea (id INTEGER)")
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM INTO ?", (str(tmp_path / name),))
        connection.exec_driver_sql("BEGIN")
    made.engine.dispose()
    before = (tmp_path / name).read_bytes()
    file = open_file(tmp_path / name)
    with file.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tea").scalar() == 0
        with pytest.raises(OperationalError, match="readonly"):
            connection.exec_driver_sql("INSERT INTO tea VALUES (1)")
    file.engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == before


def test_something_that_was_never_added_belongs_to_no_session() -> None:
    with pytest.raises(RuntimeError, match="no session"):
        session_of(Person("Ann"))


def test_a_second_process_finds_what_the_first_wrote(database: Database, session: Session, ann: Person) -> None:
    session.commit()
    with opened(database.engine.url.render_as_string()) as other, other.reading() as reader:
        assert reader.get_one(Person, ann.id).name == "Ann"
