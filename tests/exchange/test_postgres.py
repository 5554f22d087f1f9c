from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.databases import opened
from tests.postgres import ON_POSTGRES
from wikiapp.exchange import importing
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

    Bring = Callable[..., Imported]
    Exported = Callable[[Database], bytes]


@pytest.fixture
def told(database: Database, session: Session, ann: Person, exported: Exported, tmp_path: Path) -> Path:
    """An export of two pages, of seventeen revisions."""
    for title in ("Te", "Kaffe"):
        page = Page.write(session, author=ann, title=title, body="0", language="da")
        for number in range(1, 8):
            page.save_revision(author=ann, body=f"{title} {number}, se [[Saft]]")
    page.rename(to="Sort kaffe", author=ann)
    session.commit()
    file = tmp_path / "all.jsonl"
    file.write_bytes(exported(database))
    return file


@pytest.fixture
def on_postgres(postgres_url: str) -> Iterator[Database]:
    with opened(postgres_url) as database:
        yield database


@ON_POSTGRES
def test_a_wiki_moves_to_postgres_and_is_written_on_there(
    told: Path, on_postgres: Database, bring: Bring, exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LARGEST_BATCH", 5)
    assert bring(on_postgres, told).revisions == 17
    assert exported(on_postgres) == told.read_bytes()
    with on_postgres.writing() as session:
        page = session.scalars(Page.called("Te")).one()
        page.save_revision(author=session.scalars(select(Person)).one(), body="Mere te.")
        session.commit()
    assert bring(on_postgres, told).skipped == 17
