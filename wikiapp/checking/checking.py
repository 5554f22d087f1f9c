"""All the proofs, one after the other, over one snapshot of the database."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from wikiapp.checking.addresses import address_findings
from wikiapp.checking.agreements import agreement_findings
from wikiapp.checking.comments import comment_findings
from wikiapp.checking.derived import derived_findings
from wikiapp.checking.revisions import revision_findings
from wikiapp.checking.suppressions import suppression_findings
from wikiapp.checking.texts import text_findings
from wikiapp.edition import Edition
from wikiapp.search.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.search.collection import Collection

# A damaged row can hold anything, so what is made of it fails in as many ways.
UNREADABLE = (DatabaseError, sqlite3.DatabaseError, TypeError, ValueError, AttributeError, ArithmeticError)


def check(
    database: Database, progress: Callable[[int, int | None], None] = lambda _done, _all: None,
    index: Iterable[Collection] = (),
) -> Iterator[str]:  # fmt: skip
    """Yield what is damaged or doesn't fit together, in the database, and between it and its search index.

    `progress` is told how many texts are read, of how many.
    """
    with database.reading() as session:
        yield from as_far_as_readable("database", _database_findings(session))
        yield from as_far_as_readable("texts", text_findings(session, progress))
        yield from as_far_as_readable("revisions", revision_findings(session))
        yield from as_far_as_readable("former addresses", address_findings(session))
        yield from as_far_as_readable("comments", comment_findings(session))
        yield from as_far_as_readable("agreements", agreement_findings(session))
        yield from as_far_as_readable("suppressions", suppression_findings(session))
        yield from as_far_as_readable("copies made of revisions", derived_findings(session))
        yield from as_far_as_readable("search index", compare(session, index))


def as_far_as_readable(what: str, findings: Iterator[str]) -> Iterator[str]:
    """Yield findings, and as the last one that what they are about can't be read on, where that is so."""
    try:
        yield from findings
    except UNREADABLE as error:
        yield f"The {what} can't be read to the end: {getattr(error, 'orig', None) or error}"


def _database_findings(session: Session) -> Iterator[str]:
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if finding != "ok":
                yield f"The database file is damaged: {finding}"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"Row {row} of the table {table} refers to a row of {parent} that isn't there."
    if session.scalar(select(func.count()).select_from(Edition)) != 1:
        yield "The number of the wiki's edition is missing."
