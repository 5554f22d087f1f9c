"""A folder of Markdown files: each is what a page says from now on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wikiapp.exchange.errors import ImportRefused
from wikiapp.exchange.identity import Placed, derived_uuid
from wikiapp.exchange.mending import MARKDOWN, candidates, title_of
from wikiapp.exchange.record import Record
from wikiapp.titles import key
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wikiapp.database import Database

AUTHOR = "import"


def files_in(folder: Path) -> list[Path]:
    """Return the Markdown files of a folder and of those in it, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == MARKDOWN and path.is_file())


def read_folder(database: Database, folder: Path, language: str) -> Iterator[Placed]:
    """Yield what the files of a folder add: a page that is there goes on, one that isn't begins."""
    taken: set[str] = set()
    for number, file in enumerate(files_in(folder), start=1):
        record = _read(number, file, folder, language)
        title = next(title for title in candidates(title_of(record.page)) if key(title) not in taken)
        taken.add(key(title))
        yield _placed(database, record, title)


def _read(number: int, file: Path, folder: Path, language: str) -> Record:
    name = file.relative_to(folder).as_posix()
    try:
        text, changed = file.read_bytes().decode(), file.stat().st_mtime
    except (OSError, UnicodeDecodeError) as error:
        raise ImportRefused(f"{name}: {error}") from error
    return Record(
        line=number, page=name, history=name, at=datetime.fromtimestamp(changed, UTC), text=text,
        language=language, author=AUTHOR, summary=name,
    )  # fmt: skip


def _placed(database: Database, record: Record, title: str) -> Placed:
    with database.reading() as session:
        page = session.scalar(Page.called(title))
        if page is None:
            return Placed(record, derived_uuid(record), record.at, 1)
        record, number = record.with_changes(title=page.title, language=page.language), page.revision_count + 1
        if page.body == record.text:  # nothing to add: what is told is what the newest revision says already
            record, number = record.with_changes(at=page.latest.created_at), page.latest_number
        return Placed(record, page.uuid, page.created_at, number)
