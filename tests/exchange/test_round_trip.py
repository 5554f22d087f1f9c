from __future__ import annotations

import gzip
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from tests.databases import files_of
from tests.exchange.stories import live, stories
from wikiapp.content import Content, Revision
from wikiapp.exchange import ImportRefused, export_to
from wikiapp.exchange.former import former_addresses
from wikiapp.links import Link
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

    NewWiki = Callable[[], Database]
    Bring = Callable[..., Imported]
    Exported = Callable[[Database], bytes]

SHARED_FIXTURES = [HealthCheck.function_scoped_fixture]


@given(story=stories)
@settings(max_examples=25, deadline=None, suppress_health_check=SHARED_FIXTURES)
def test_whatever_happened_is_the_same_bytes_when_it_was_brought_elsewhere(
    story: Any, new_wiki: NewWiki, bring: Bring, exported: Exported, tmp_path: Path
) -> None:
    here, there = new_wiki(), new_wiki()
    with here.writing() as session:
        live(session, story)
    file = tmp_path / "all.jsonl"
    file.write_bytes(exported(here))
    bring(there, file)
    assert exported(there) == file.read_bytes()
    assert _facts(there) == _facts(here)
    assert bring(there, file).revisions == bring(here, file).revisions == 0


def _facts(database: Database) -> list[Any]:
    with database.reading() as session:
        contents, former = session.scalars(select(Content).order_by(Content.uuid)).all(), former_addresses(session)
        links = session.execute(
            select(Content.uuid, Link.role, Link.target, Link.words)
            .join(Content, Content.id == Link.source_id)
            .order_by(Content.uuid, Link.role, Link.target)
        ).all()
        told = [
            [content.uuid, content.address, content.deleted_at, content.published_at, content.latest_number]
            + [content.body, former.get(content.id)]
            + [
                (one.uuid, one.words_added, one.words_removed, one.word_count)
                for one in content.history.before(99, 99)
            ]
            for content in contents
        ]
        return [told, links]


@pytest.fixture
def database(database: Database, session: Session, ann: Person) -> Database:
    page = Page.write(session, author=ann, title="Te", body="Te er godt.\n", language="da")
    page.save_revision(author=ann, body="Te er *godt*.\n")
    page.delete(author=ann, summary="væk")
    Page.write(session, author=ann, title="Kaffe", body="Se [[Te]].", language="en", minor=True)
    session.commit()
    return database


PACKED = {".gz": gzip.decompress, ".xz": lzma.decompress}


@pytest.mark.parametrize("ending", PACKED)
def test_a_packed_export_is_the_same_bytes_each_time(
    database: Database, ending: str, tmp_path: Path, exported: Exported
) -> None:
    first, second = tmp_path / f"a.jsonl{ending}", tmp_path / f"b.jsonl{ending}"
    for file in (first, second):
        export_to(database, file, lambda _done, _total: None, files=files_of(database))
    assert first.read_bytes() == second.read_bytes()
    assert PACKED[ending](first.read_bytes()) == exported(database)


@pytest.mark.parametrize("ending", PACKED)
def test_a_packed_export_can_be_brought_in(
    database: Database, ending: str, tmp_path: Path, new_wiki: NewWiki, bring: Bring
) -> None:
    export_to(database, tmp_path / f"all{ending}", lambda _done, _total: None, files=files_of(database))
    assert bring(new_wiki(), tmp_path / f"all{ending}").revisions == 4


def test_an_export_to_standard_output_is_the_same_lines(
    database: Database, exported: Exported, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    count = export_to(database, Path("-"), lambda _done, _total: None, files=files_of(database))
    out, _err = capfdbinary.readouterr()
    assert (out, count) == (exported(database), 4)


def test_an_export_that_breaks_off_leaves_the_file_that_was_there(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("from yesterday")

    def stop(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_to(database, file, stop, files=files_of(database))
    assert [path.name for path in tmp_path.iterdir() if "jsonl" in path.name] == ["all.jsonl"]
    assert file.read_text() == "from yesterday"


def test_a_line_of_an_export_that_was_changed_is_refused(
    database: Database, new_wiki: NewWiki, bring: Bring, exported: Exported, tmp_path: Path
) -> None:
    file, there = tmp_path / "all.jsonl", new_wiki()
    file.write_bytes(exported(database).replace(b"*godt*", b"*skidt*"))
    with pytest.raises(ImportRefused, match=r"line 2: .* isn't what was written out"):
        bring(there, file)
    with there.reading() as session:
        assert session.scalar(select(func.count()).select_from(Revision)) == 0


def test_a_page_whose_title_another_page_has_waits_for_it(
    database: Database, new_wiki: NewWiki, bring: Bring, exported: Exported, tmp_path: Path
) -> None:
    file, there = tmp_path / "all.jsonl", new_wiki()
    file.write_bytes(exported(database))
    with there.writing() as session:
        ben = Person("Ben")
        session.add(ben)
        own = Page.write(session, author=ben, title="Kaffe", body="Min.", language="da")
        session.commit()
        with pytest.raises(ImportRefused, match="Kaffe"):
            bring(there, file)
        own.rename(to="Bens kaffe", author=ben)
        session.commit()
    assert bring(there, file).skipped == 4
    with there.reading() as session:
        assert session.scalars(Page.called("Kaffe")).one().body == "Se [[Te]]."
