from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.databases import files_of
from wikiapp.exchange import ImportRefused, import_into
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.exchange import Imported
    from wikiapp.people.person import Person

    Bring = Callable[..., Imported]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "Drikke").mkdir(parents=True)
    (folder / "Te.md").write_bytes(b"---\ntitle: Te\n---\r\nTe er godt.")
    (folder / "Drikke" / "Grøn_te.MD").write_text("Se [[Te]].", encoding="utf-8")
    (folder / "notes.txt").write_text("not a page")
    return folder


def test_each_markdown_file_becomes_a_page(database: Database, bring: Bring, folder: Path) -> None:
    done = bring(database, folder)
    assert (done.pages, done.revisions, done.mended) == (2, 2, [])
    with database.reading() as session:
        assert session.scalars(Page.called("Te")).one().body == "---\ntitle: Te\n---\r\nTe er godt."
        green = session.scalars(Page.called("Drikke/Grøn te")).one()
        assert (green.title, green.language, green.latest.author.name) == ("Drikke/Grøn te", "da", "import")


def test_a_folder_again_adds_only_what_changed(database: Database, bring: Bring, folder: Path) -> None:
    bring(database, folder)
    (folder / "Te.md").write_text("Te er bedst.")
    again = bring(database, folder)
    assert (again.pages, again.revisions, again.skipped) == (1, 1, 1)
    with database.reading() as session:
        page = session.scalars(Page.called("Te")).one()
        assert (page.revision_count, page.body) == (2, "Te er bedst.")


def test_a_page_that_is_there_goes_on_in_its_own_language(
    database: Database, session: Session, ann: Person, bring: Bring, folder: Path
) -> None:
    Page.write(session, author=ann, title="te", body="Tea.", language="en")
    session.commit()
    bring(database, folder)
    session.expire_all()
    page = session.scalars(Page.called("Te")).one()
    assert (page.revision_count, page.language, page.history[1].body) == (2, "en", "Tea.")


def test_two_files_of_one_title_are_two_pages(database: Database, bring: Bring, folder: Path) -> None:
    (folder / "te.md").write_text("En anden.")
    assert bring(database, folder).mended == [("te.md", "te (2)")]
    assert bring(database, folder).revisions == 0


def test_progress_counts_the_files(database: Database, folder: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    import_into(
        database, folder, files=files_of(database), language="da",
        progress=lambda done, total: seen.append((done, total)),
    )  # fmt: skip
    assert seen == [(2, 2)]


def test_a_file_that_is_no_text_is_named(database: Database, bring: Bring, folder: Path) -> None:
    (folder / "Drikke" / "latin.md").write_bytes("Grøn".encode("latin-1"))
    with pytest.raises(ImportRefused, match=r"Drikke/latin\.md"):
        bring(database, folder)


def test_a_folder_knows_no_moves(database: Database, bring: Bring, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="moves"):
        bring(database, folder, moves=tmp_path / "moves.json")
