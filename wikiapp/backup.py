"""Backing a wiki up into one file, and bringing it back; both work while the wiki is being served."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError

from wikiapp.checking import check
from wikiapp.database import Database, connect, microseconds, now, open_file
from wikiapp.files.packing import lacking, pack, unpack
from wikiapp.migrating import migrate, version_of
from wikiapp.search import pending

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.files.storage import Storage

    Progress = Callable[[int, int], None]

STEP = 500  # database pages copied at a time; in between, others may write


class BackupRefused(Exception):
    """A backup can't be made or restored; `findings` says what is damaged, where that is why."""

    def __init__(self, sentence: str, findings: list[str] | None = None) -> None:
        super().__init__(sentence)
        self.findings = findings or []


def back_up(database: Database, storage: Storage, file: Path, progress: Progress) -> None:
    """Write the whole wiki, as it is at one moment, into `file`, and prove that the copy is whole.

    The bytes of its files are in it, too: no revision is there before the bytes that it shows, and none ever go.
    Raises BackupRefused where it isn't; what was copied is then left beside, as `<file>.damaged`.
    """
    if file.exists():
        raise BackupRefused(f"{file} exists already. Choose another name.")
    if not file.parent.is_dir():
        raise BackupRefused(f"There is no folder {file.parent}.")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy(_file_of(database), part, progress)
    except sqlite3.DatabaseError as error:
        raise BackupRefused("The wiki is damaged and can't be copied.", [str(error)]) from error
    findings = _findings(part) or pack(part, storage, progress)
    if findings:
        part.rename(file.with_name(file.name + ".damaged"))
        raise BackupRefused("The wiki is damaged, so this is no backup to rely on.", findings)
    part.rename(file)


def restore(database: Database, storage: Storage, file: Path, progress: Progress) -> Path:
    """Put a backup in the place of the wiki; returns the file into which the wiki that was there is copied.

    Files are only added to those that are kept, so that copy needs none in it to be restored here again.
    Raises BackupRefused where `file` isn't a whole backup; the wiki is then as it was.
    """
    if not file.is_file():
        raise BackupRefused(f"There is no file {file}.")
    present = _file_of(database)
    fresh = present.with_name(f"{present.name}.restoring")
    try:
        _make_ready(file, fresh, storage, progress)
        aside = present.with_name(f"before-restore-{now():%Y%m%dT%H%M%S%f}.db")
        _copy(present, aside, progress)
        unpack(fresh, storage, progress)
        _raise_edition(fresh, above=aside)
        _let_all_be_indexed_again(fresh, instead_of=aside)
        _copy(fresh, present, progress)
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _file_of(database: Database) -> Path:
    file = database.engine.url.database
    if database.engine.dialect.name != "sqlite" or not file:
        raise BackupRefused(
            "This wiki is kept by a database server: back it up with the server's own tools, then copy the folder "
            "of its files."
        )
    return Path(file)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    def tell(_status: int, left: int, total: int) -> None:
        progress(total - left, total)

    with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(target)) as after:
        # All of it as it is at this moment: otherwise each save by others would make the copying begin anew.
        before.execute("BEGIN")
        before.execute("SELECT count(*) FROM sqlite_master").fetchone()
        before.backup(after, pages=STEP, progress=tell)
        if target.suffix == ".part":
            after.execute("PRAGMA journal_mode = DELETE")  # one file, whatever is done with it


def _make_ready(file: Path, fresh: Path, storage: Storage, progress: Progress) -> None:
    """Copy a backup, bring the copy up to what this version expects, and prove it."""
    fresh.unlink(missing_ok=True)
    try:
        _copy(file, fresh, progress)
        copy = _opened(fresh)
        if version_of(copy) is None:
            raise BackupRefused(f"{file} is not a backup of a wiki.")
        migrate(copy)
        copy.engine.dispose()
    except (sqlite3.DatabaseError, DatabaseError, CommandError) as error:
        raise BackupRefused(f"{file} is not a whole backup of a wiki.", [str(error)]) from error
    findings = _findings(fresh) or lacking(fresh, storage)
    if findings:
        raise BackupRefused("The backup is damaged, so nothing was restored.", findings)


def _findings(file: Path) -> list[str]:
    copy = open_file(file)
    try:
        return list(check(copy))
    finally:
        copy.engine.dispose()


def _raise_edition(present: Path, above: Path) -> None:
    # Editions only rise: what was made from the wiki as it was must not pass for made from this one.
    with closing(sqlite3.connect(above)) as old, closing(sqlite3.connect(present)) as new:
        (number,) = old.execute("SELECT number FROM edition").fetchone()
        risen = (number, microseconds(now()))
        new.execute("UPDATE edition SET number = max(number, ?) + 1, risen_at = ?", risen)
        new.commit()


def _let_all_be_indexed_again(present: Path, instead_of: Path) -> None:
    # The index knows the wiki as it was, with contents that aren't in this one.
    with closing(sqlite3.connect(instead_of)) as old:
        gone = [number for (number,) in old.execute("SELECT id FROM content")]
    database = _opened(present)
    with database.writing() as session:
        pending.note_all(session, besides=gone)
        session.commit()
    database.engine.dispose()


def _opened(file: Path) -> Database:
    return connect(f"sqlite:///{quote(str(file))}")
