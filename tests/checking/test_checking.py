from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import opened
from wikiapp.checking import check
from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wikiapp.database import Database

    Value = int | str | bytes | None

NOT_PROVED = {
    "person.name": "may change at any time",
    "person.language": "may change at any time",
    "person.theme": "may change at any time",
    "person.created_at": "nothing is made of it",
    "content.created_at": "nothing is made of it: when a content was begun, its first revision tells",
    "revision.id": "only the order in which revisions came to this copy of the wiki",
    "revision.words_added": "a figure to show, which can be counted again from the texts",
    "revision.words_removed": "a figure to show, which can be counted again from the texts",
    "revision.word_count": "a figure to show, which can be counted again from the texts",
    "agreement.id": "only the order in which they came to this copy of the wiki",
    "mark.id": "only the order in which they came to this copy of the wiki",
    "current_text.content_id": "a copy of another text than the newest is not read",
    "rendering.version": "of another version than the renderer's it is made again",
    "edition.id": "the only row is the only row whatever its number",
    "edition.number": "any number will do that was not there before",
    "edition.risen_at": "when the newest edition came: told to readers' browsers only",
    **{
        f"{table}.{column}": "who may do what: changed by nobody but moderators and hosts"
        for table, columns in {
            "person": "role login spent_until blocked_until erased_at language theme",
            "content": "protected_for protected_until",
        }.items()
        for column in columns.split()
    },
    "search_pending.collection": "what the index is still to look at; it may look at more, or at nothing",
    "search_pending.content_id": "what the index is still to look at; it may look at more, or at nothing",
    "search_pending.mark": "any other number will do",
    "search_pending.since": "how long the index has not seen something: told to nobody but its keeper",
    "search_pending.in_bulk": "only the order in which the index looks",
    "search_pending.seen": "proved of the index itself, once it has looked",
}
TABLES_NOT_PROVED = {
    "what moderators did, and what waits for them": "appointment block appeal act report seen filter "
    "filter_version filter_switch filter_hit held suppression withheld written_from "
    "place_block place_appeal webhook webhook_delivery",
    "a help to find changes, which are proved themselves": "facet",
    "how people sign in": "password sign_in one_time_link second_factor recovery_code passkey passkey_challenge "
    "api_token mail_address outside_identity",
    "where and how people write on the spot": "stand stand_hours stand_work stand_join device turn "
    "parked_text claim wrong_code presence newcomers spent_proof",
}
NAMES_NOT_PROVED = {name for names in TABLES_NOT_PROVED.values() for name in names.split()}
TABLES = {table.name: table for table in Base.metadata.sorted_tables}
COLUMNS = [f"{name}.{column.name}" for name, table in TABLES.items() for column in table.columns]
PROVED = [one for one in COLUMNS if one not in NOT_PROVED and one.partition(".")[0] not in NAMES_NOT_PROVED]


def test_a_whole_wiki_has_no_findings(small: Database) -> None:
    assert list(check(small)) == []


def test_an_empty_wiki_has_no_findings(database: Database) -> None:
    assert list(check(database)) == []


def test_progress_is_told_up_to_the_last_text(small: Database) -> None:
    told: list[tuple[int, int | None]] = []
    assert list(check(small, lambda done, count: told.append((done, count)))) == []
    assert told == [(number, len(told)) for number in range(1, len(told) + 1)]


@pytest.mark.parametrize("column", PROVED)
def test_one_changed_byte_is_found(small: Database, file: Path, column: str) -> None:
    noticed = {change: list(check(small)) != [] for change in _changes(file, *column.split("."))}
    assert noticed
    assert [change for change, found in noticed.items() if not found] == []


@pytest.mark.parametrize("column", NOT_PROVED)
def test_what_is_not_proved_is_named_so_that_nobody_relies_on_it(column: str) -> None:
    assert column in COLUMNS


@pytest.mark.parametrize("name", sorted(NAMES_NOT_PROVED))
def test_a_table_that_is_not_proved_is_one(name: str) -> None:
    assert name in TABLES


def test_a_finding_names_the_revision_that_is_damaged(small: Database, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET summary = 'ham' WHERE summary = 'spam'")
    assert [finding.split(" is not")[0] for finding in check(small)] == ["Revision 2 of “Kaffe”"]


def test_a_finding_names_what_said_a_damaged_text(small: Database, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE text SET data = x'00' WHERE id = (SELECT text_id FROM revision WHERE id = 1)")
    findings = list(check(small))
    assert findings[0].startswith("Text 1 is damaged")
    assert findings[0].endswith("It is what is said in revision 1 of “Te”.")


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("DELETE FROM revision WHERE number = 3", "should stand here"),
        ("DELETE FROM revision WHERE number = 10", "counts 10 revisions; the last is 9"),
        ("DELETE FROM revision WHERE content_id = 2", "has no revision"),
        ("DELETE FROM content WHERE id = 1", "refers to a row of content that isn't there"),
        ("DELETE FROM person WHERE id = 1", "refers to a row of person that isn't there"),
        ("DELETE FROM title WHERE id = 1", "refers to a row of title that isn't there"),
        ("DELETE FROM text WHERE id = 3", "refers to a row of text that isn't there"),
        ("DELETE FROM edition", "edition is missing"),
        ("DELETE FROM link WHERE source_id = 1", "links of “Grøn te” are not those"),
        ("UPDATE content SET kind = 'poem' WHERE id = 2", "of a kind that is not known: poem"),
        ("UPDATE revision SET created_at = 'once', hash = 'Te'", "can't be read"),
        ("UPDATE text SET hash = 7", "can't be read"),
        ("UPDATE text SET depth = depth + 1 WHERE depth > 0", "wrong place in its chain"),
        ("UPDATE person SET uuid = x'00'", "can't be read"),
        ("UPDATE authorship SET data = x'00' WHERE content_id = 1", "who wrote “Grøn te” doesn't fit its text"),
        ("UPDATE authorship SET data = (SELECT data FROM authorship WHERE content_id = 2)", "who wrote “Saft”"),
        ("UPDATE buried SET data = x'00003132'", "taken out of content 1 is damaged"),
        ("DELETE FROM agreement WHERE number = 1 AND person_id = 1", "has the number 2, and 1 should come here"),
        ("DELETE FROM mark WHERE content_id = 3 AND number = 1", "has the number 2, and 1 should come here"),
        ("UPDATE agreement SET revision = 99", "is about what was never said"),
        ("UPDATE mark SET revision = 5 WHERE content_id = 3", "is about what was never said"),
        ("UPDATE mark SET supporters = 212 WHERE name = 'Teen'", "is not what was said"),
        ("UPDATE agreement SET stance = 'agreed'", "is not what was said"),
        ("DROP TABLE title", "can't be read"),
    ],
)
def test_what_is_missing_or_of_the_wrong_kind_is_named(
    small: Database, file: Path, sql: str, finding: str
) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql)
    assert [found for found in check(small) if finding in found]


def test_something_that_is_no_database_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"Dear Ann, " * 1000)
    with opened(f"sqlite:///{tmp_path / 'letter.db'}") as letter:
        assert ["can't be read" in finding for finding in check(letter)][:1] == [True]


def _changes(file: Path, table: str, column: str) -> Iterator[Value]:
    """Change the column by a byte in one row after the other, and back again."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            old = dict(zip(names, row, strict=True))
            new = old | {column: _by_a_byte(old[column])}
            if _put(connection, table, old, new):
                yield new[column]
                _put(connection, table, new, old)


def _put(connection: sqlite3.Connection, table: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    what = ", ".join(f"{name} = ?" for name in old)
    where = " AND ".join(f"{name} IS ?" for name in old)
    try:
        connection.execute(f"UPDATE {table} SET {what} WHERE {where}", [*new.values(), *old.values()])
    except sqlite3.IntegrityError:  # the database itself would not have it so
        return False
    return True


def _by_a_byte(value: Value) -> Value:
    if value is None:
        return 1
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, str):
        changed = list(value or "x")
        place = random.Random(value).randrange(len(changed))
        changed[place] = chr(ord(changed[place]) ^ (1 if value else 0))
        return "".join(changed)
    flipped = bytearray(value)
    flipped[len(flipped) // 2] ^= 1  # not at the beginning, where a frame has bits that mean nothing
    return bytes(flipped)
