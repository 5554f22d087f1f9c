from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from tests.databases import files_of
from wikiapp.content import Action, Content, Revision
from wikiapp.content.text import Text
from wikiapp.content.words import LARGEST_TEXT
from wikiapp.edition import Edition
from wikiapp.exchange import ImportRefused, import_into, importing
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

    Bring = Callable[..., Imported]
    Lines = Callable[..., Path]


def told(page: str, rev: int | None, text: str = "Te.\n", **more: Any) -> dict[str, Any]:
    at = f"2026-03-01T10:00:{(rev or 0) % 60:02}+01:00"
    return {"page": page, "rev": rev, "author": "ann", "timestamp": at, "message": "", "text": text} | more


@pytest.fixture
def page_of(database: Database) -> Callable[[str], tuple[Page, Session]]:
    session = database.reading()
    return lambda title: (session.scalars(Page.called(title)).one(), session)


def test_a_history_comes_in_as_it_was_told(database: Database, bring: Bring, lines: Lines) -> None:
    done = bring(database, lines(
        told("docs/Grøn_te.md", 1, "a\r\nb  \n", message="first\n\nof all", extra="ignored"),
        told("docs/Grøn_te.md", 2, "a\r\nb  \n", author="ben", timestamp="2026-02-01T00:00:00.000001-05:30"),
        told("docs/Grøn_te.md", 3, "", deleted=True),
        told("docs/Grøn_te.md", 4, "\x00Ny\r", minor=True, language="en"),
    ))  # fmt: skip
    assert (done.pages, done.revisions, done.skipped) == (1, 4, 0)
    with database.reading() as session:
        page = session.scalars(Page.called("docs/Grøn te")).one()
        first, second, third, fourth = reversed(page.history.before(9, 9))
        assert (first.body, first.summary, first.author.name, first.language) == (
            "a\r\nb  \n",
            "first of all",
            "ann",
            "da",
        )
        assert (second.author.name, second.body, second.words_added) == ("ben", first.body, 0)
        assert second.created_at == datetime(2026, 2, 1, 5, 30, 0, 1, UTC)
        assert (third.action, third.body) == (Action.DELETED, first.body)
        assert (fourth.body, fourth.minor, fourth.language, page.deleted_at) == ("\x00Ny\r", True, "en", None)
        assert page.created_at == first.created_at


def test_a_page_that_was_deleted_last_is_deleted(database: Database, bring: Bring, lines: Lines) -> None:
    bring(database, lines(told("Te", 1), told("Te", 2, "", deleted=True)))
    with database.reading() as session:
        page = session.scalars(Page.called("Te")).one()
        assert page.deleted_at == page.latest.created_at


def test_every_hash_is_what_the_revision_seals(database: Database, bring: Bring, lines: Lines) -> None:
    bring(database, lines(*(told("Te", number, f"Te {number}") for number in range(1, 80))))
    with database.reading() as session:
        page = session.scalars(Page.called("Te")).one()
        parent = b""
        for number in range(1, 80):
            revision = page.history[number]
            assert (revision.body, revision.hash) == (f"Te {number}", revision.sealed(page.uuid, parent))
            parent = revision.hash
        assert session.scalar(select(func.max(Text.depth))) == 31


def test_a_page_can_be_written_on_after_an_import(database: Database, bring: Bring, lines: Lines) -> None:
    bring(database, lines(*(told("Te", number, f"Te {number}. " * 2_000) for number in range(1, 9))))
    with database.writing() as session:
        page, ann = session.scalars(Page.called("Te")).one(), session.scalars(select(Person)).one()
        page.save_revision(author=ann, body="Mit.", based_on=8)
        page.history.revert(to=8, author=ann)
        session.commit()
    with database.reading() as session:
        assert session.scalars(Page.called("Te")).one().body.startswith("Te 8. ")


def test_a_text_too_large_to_be_saved_is_imported_all_the_same(
    database: Database, bring: Bring, lines: Lines
) -> None:
    large = "Æ" * LARGEST_TEXT
    bring(database, lines(told("Te", 1, large)))
    with database.reading() as session:
        assert session.scalars(Page.called("Te")).one().body == large


def test_the_same_name_is_one_author_but_never_somebody_who_is_here_already(
    database: Database, session: Session, ann: Person, bring: Bring, lines: Lines
) -> None:
    ann.rename("ann")
    session.commit()
    bring(database, lines(told("Te", 1), told("Kaffe", 1), told("Vand", 1, author=" ")))
    bring(database, lines(told("Saft", 1)))
    names = session.scalars(select(Person.name).order_by(Person.name)).all()
    assert names == ["ann", "ann", "anonymous"]


def test_importing_again_adds_nothing(database: Database, bring: Bring, lines: Lines) -> None:
    file = lines(told("Te", 1), told("Te", 2, "To"), told("Te", 3, "", deleted=True), told("Kaffe", 1, "x"))
    assert bring(database, file).revisions == 4
    with database.reading() as session:
        edition = session.scalar(select(Edition.number))
    again = bring(database, file)
    assert (again.pages, again.revisions, again.skipped) == (0, 0, 4)
    with database.reading() as session:
        assert session.scalar(select(Edition.number)) == edition


def test_an_import_that_was_broken_off_goes_on(
    database: Database, bring: Bring, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LARGEST_BATCH", 7)
    file = lines(*(told(f"Side {number // 10}", number % 10 + 1, f"{number}") for number in range(40)))
    seen: list[int] = []

    def stop(done: int, _total: int | None) -> None:
        seen.append(done)
        if done == 14:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_into(database, file, files=files_of(database), language="da", progress=stop)
    rest = bring(database, file)
    assert (seen, rest.skipped, rest.revisions, rest.pages) == ([7, 14], 14, 26, 3)
    with database.reading() as session:
        assert session.scalars(select(Content.revision_count)).all() == [10] * 4
        assert session.scalar(select(func.count()).select_from(Revision)) == 40


def test_what_was_written_meanwhile_is_not_written_over(database: Database, bring: Bring, lines: Lines) -> None:
    bring(database, lines(told("Te", 1)))
    with database.writing() as session:
        page, ann = session.scalars(Page.called("Te")).one(), session.scalars(select(Person)).one()
        page.save_revision(author=ann, body="Mit.")
        session.commit()
    with pytest.raises(ImportRefused, match="line 2: revision 2 of “Te” is there already"):
        bring(database, lines(told("Te", 1), told("Te", 2, "To.")))


def test_another_page_of_that_title_is_left_alone(
    database: Database, session: Session, ann: Person, bring: Bring, lines: Lines
) -> None:
    Page.write(session, author=ann, title="Te", body="Mit.", language="da")
    session.commit()
    file = lines(told("te.md", 1), told("TE", 1, "x"), told("TE", 2, "y"))
    assert bring(database, file).mended == [("te.md", "te (2)"), ("TE", "TE (3)")]
    assert bring(database, file).revisions == 0
    with database.reading() as reading:
        assert reading.scalars(Page.called("Te")).one().body == "Mit."
        assert reading.scalars(Page.called("TE (3)")).one().body == "y"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("a[b]|c#d.md", "a(b)-c№d"),
        ("docs/history", "docs/history (2)"),
        ("..//x/./\u200by", "x/y"),
        ("\x00", "Untitled"),
        ("æ" * 300, "æ" * 100),
    ],
)
def test_a_title_that_no_page_could_bear_is_mended(
    database: Database, bring: Bring, lines: Lines, page: str, title: str
) -> None:
    assert bring(database, lines(told(page, 1))).mended == [(page, title)]
    with database.reading() as session:
        assert session.scalars(Page.called(title)).one().title == title


def test_a_title_that_is_told_renames_the_page(database: Database, bring: Bring, lines: Lines) -> None:
    bring(database, lines(told("te", 1, title="Te"), told("te", 2, title="Grøn te"), told("x", 1, title="Te")))
    with database.reading() as session:
        page = session.scalars(Page.called("Grøn te")).one()
        assert [one.action for one in page.history.before(9, 9)] == [Action.RENAMED, Action.WROTE]
        assert session.scalars(Page.called("Te")).one().revision_count == 1


GOOD = '{"page": "Te", "rev": 1, "author": "a", "timestamp": "2026-03-01T10:00:00Z", "message": "", "text": "x"}'


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "Expecting property name"),
        ("[]", "no JSON object"),
        (GOOD.replace("timestamp", "time"), "“timestamp” is missing"),
        (GOOD.replace('"x"', "7"), "“text” is missing, or not of the right kind"),
        (GOOD.replace('"x"', '"\\ud800"'), "“text” holds half a character"),
        (GOOD.replace("00Z", "00"), "is no moment"),
        (GOOD.replace("2026-03-01T10:00:00Z", "0001-01-01T00:00:00+14:00"), "out of range"),
        (GOOD.replace('"rev": 1', '"rev": 3'), "revision 2 of “Te” should come here, not 3"),
        (
            GOOD.replace('"page": "Te", "rev": 1', '"page": "Ny", "kind": "poem"'),
            "no kind of content called “poem”",
        ),
        (GOOD.replace('"rev": 1', '"action": "sung"'), "'sung' is not a valid Action"),
        (GOOD.replace('"rev": 1', '"uuid": "x"'), "badly formed"),
        (GOOD.replace('"rev": 1', '"language": "dansk som det tales"'), "is no language"),
    ],
)
def test_a_bad_line_is_named(database: Database, bring: Bring, tmp_path: Path, bad: str, why: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(f"{GOOD}\n\n{bad}\n")
    with pytest.raises(ImportRefused, match=f"line 3: .*{why}"):
        bring(database, file)


def test_a_packed_file_that_ends_too_early_is_named(database: Database, bring: Bring, tmp_path: Path) -> None:
    file = tmp_path / "short.gz"
    file.write_bytes(gzip.compress(f"{GOOD}\n".encode() * 50)[:-20])
    with pytest.raises(ImportRefused, match=r"short\.gz can't be read|should come here"):
        bring(database, file)
