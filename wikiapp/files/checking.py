"""Which bytes revisions name, and whether they are there and what they were."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import select

from wikiapp.content import Revision, TextDamaged
from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import Title
from wikiapp.content.text import Text
from wikiapp.files.file import File
from wikiapp.files.storage import NotStored, digest_in
from wikiapp.markup import FileHead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.files.storage import Storage


BATCH = 200
SAID = (
    select(Revision.number, Title.words, Text.id, Text.hash, Text.prefix_id, Text.data)
    .join(Revision.titled)
    .join(Revision.text)
    .order_by(Revision.number)
)


def named(session: Session) -> dict[str, str]:
    """Return the hash of whatever any revision of a file shows, and the first revision that does, in words."""
    found: dict[str, str] = {}
    for file_id in session.scalars(select(File.id).order_by(File.id)).all():
        with suppress(TextDamaged):  # which is told where texts are proved
            for digest, revision in _shown(session, file_id):
                found.setdefault(digest, revision)
    return found


def file_findings(
    database: Database,
    opened: Callable[[str], BinaryIO],
    progress: Callable[[int, int | None], None] = lambda _done, _all: None,
) -> Iterator[str]:
    """Yield the bytes that a revision shows and that are missing, or not what they were, as `opened` has them."""
    with database.reading() as session:
        shown = named(session)
    for done, (digest, revision) in enumerate(shown.items(), 1):
        try:
            with opened(digest) as file:
                if hashlib.sha256(file.read()).hexdigest() != digest:
                    yield f"What {revision} shows is damaged: the file {digest[:12]}."
        except NotStored:
            yield f"What {revision} shows is missing: the file {digest[:12]}."
        progress(done, len(shown))


def orphans(database: Database, storage: Storage) -> list[str]:
    """Return the keys of what is kept and shown by no revision now: an upload may have been broken off."""
    with database.reading() as session:
        shown = named(session)
    return [key for key in storage.keys() if digest_in(key) not in shown]  # noqa: SIM118 -- no dictionary


def _shown(session: Session, file_id: int) -> Iterator[tuple[str, str]]:
    reader = ForwardReader(session.connection())
    revisions = SAID.where(Revision.content_id == file_id)
    for row in session.execute(revisions.execution_options(yield_per=BATCH)):
        head = FileHead.beginning(reader.read(row.id, row.hash, row.prefix_id, row.data))
        if head is not None:
            yield head.digest, f"revision {row.number} of “{row.words}”"
