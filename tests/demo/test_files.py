"""The demo's pictures: each has words, stands in a text, and comes before whatever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from wikiapp.content import Revision
from wikiapp.demo.demo import FILES, fill
from wikiapp.files.checking import file_findings
from wikiapp.files.file import File
from wikiapp.files.lists import unused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.files.storage import Folder

LARGEST = 100_000  # bytes: the demo is a part of the program


def test_every_picture_of_the_demo_is_described_and_stands_somewhere(
    database: Database, session: Session, storage: Folder
) -> None:
    fill(session, storage)
    session.commit()
    files = session.scalars(select(File)).all()
    assert {file.language for file in files} == {"da", "en"}
    for file in files:
        assert file.head is not None
        assert (file.head.width, len(file.head.words) > 20, bool(file.description)) == (1600, True, True)
    assert session.scalars(unused()).all() == []
    assert list(file_findings(database, storage.open)) == []
    assert session.scalars(select(Revision.created_at).order_by(Revision.id)).all() == sorted(
        session.scalars(select(Revision.created_at))
    )


def test_the_demos_pictures_are_small() -> None:
    assert all(picture.stat().st_size < LARGEST for picture in FILES.glob("*.png"))
