from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.databases import files_of
from wikiapp.backup import back_up, restore
from wikiapp.search.pending import PAST, Pending, strike
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database

    Write = Callable[..., Page]


def test_after_a_restoration_the_search_index_has_to_look_at_everything_again(
    database: Database, write: Write, session: Session, tmp_path: Path
) -> None:
    write("Te", "Te er godt.")
    session.commit()
    back_up(database, files_of(database), tmp_path / "backup.db", _nobody)
    gone = write("Kaffe")
    session.commit()
    _let_the_index_have_seen_everything(database)
    restore(database, files_of(database), tmp_path / "backup.db", _nobody)
    with database.reading() as reader:
        kept = reader.scalars(Page.called("Te")).one()
        noted = {row.content_id: row.seen for row in reader.scalars(Pending.of(PAST))}
    assert noted == {kept.id: 0, gone.id: 0}


def _nobody(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def _let_the_index_have_seen_everything(database: Database) -> None:
    with database.writing() as session:
        strike(session, session.scalars(select(Pending)).all())
        session.commit()
