"""Finding out who wrote what wherever that isn't known yet, as after an import: no reader has to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Content
from wikiapp.content.authorship import Authorship
from wikiapp.content.blame import State
from wikiapp.content.catching_up import catch_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

BATCH = 200
KEPT = select(Content.id, Content.revision_count, Authorship.data).outerjoin(
    Authorship, Authorship.content_id == Content.id
)


def find_authors(database: Database, progress: Callable[[int, int | None], None]) -> None:
    """Bring what is known of who wrote each content level with its history, in transactions that are short."""
    with database.reading() as session:
        behind = list(_behind(session))
    done, total = 0, sum(count - level for _, level, count in behind)
    for content_id, began, count in behind:
        for level in _levels(database, content_id, count):
            progress(done + level - began, total)
        done += count - began


def _behind(session: Session) -> Iterator[tuple[int, int, int]]:
    """Yield the contents that aren't level: which, how far they are, and of how many revisions."""
    for content_id, count, data in session.execute(KEPT.execution_options(yield_per=BATCH)):
        state = State.unpacked(data) if data else None
        level = state.level if state else 0
        if level < count:
            yield content_id, level, count


def _levels(database: Database, content_id: int, count: int) -> Iterator[int]:
    """Yield how far it is, slice by slice, for as long as it goes on: not beyond a text that can't be read."""
    reached, level = -1, 0
    while reached < level < count:
        reached = level
        with database.writing() as session:
            level = catch_up(session.connection(), content_id)
            session.commit()
        yield level
