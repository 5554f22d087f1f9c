"""Files in JSON Lines: their bytes go along, once each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import files_of
from tests.files.drawings import PDF, drawn, saved
from wikiapp.exchange import ImportRefused
from wikiapp.files.checking import file_findings
from wikiapp.files.file import File, text_of
from wikiapp.files.taking import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person


@pytest.fixture
def told(
    database: Database, session: Session, ann: Person, exported: Callable[[Database], bytes], tmp_path: Path
) -> Path:
    """An export of a file that showed a picture, then a document, and was taken back."""
    picture, document = (take(files_of(database), data) for data in (saved(drawn((600, 400)), "PNG"), PDF))
    file = File.write(
        session, author=ann, title="stand.png", body=text_of(picture.head("stand.png"), ""), language="da"
    )
    file.save_revision(author=ann, body=text_of(document.head("stand.png"), ""))
    file.history.revert(to=1, author=ann)
    session.commit()
    export = tmp_path / "all.jsonl"
    export.write_bytes(exported(database))
    return export


def lines_of(export: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]


def test_bytes_go_along_with_the_first_revision_that_shows_them(told: Path) -> None:
    assert [(line["kind"], "data" in line) for line in lines_of(told)] == [
        ("file", True), ("file", True), ("file", False),
    ]  # fmt: skip


def test_files_come_to_another_wiki_whole(
    told: Path, new_wiki: Callable[[], Database], bring: Any, exported: Callable[[Database], bytes]
) -> None:
    there = new_wiki()
    bring(there, told)
    assert list(file_findings(there, files_of(there).open)) == []
    assert exported(there) == told.read_bytes()
    assert bring(there, told).revisions == 0


def test_bytes_that_are_missing_do_not_go_along_and_can_come_later(
    told: Path, database: Database, new_wiki: Callable[[], Database], bring: Any, lines: Callable[..., Path]
) -> None:
    there = new_wiki()
    bring(there, lines(*({name: line[name] for name in line.keys() - {"data"}} for line in lines_of(told))))
    assert len(list(file_findings(there, files_of(there).open))) == 2
    bring(there, told)
    assert list(file_findings(there, files_of(there).open)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("AAAA", "“data” isn't what the text shows"), ("no base64", "“data” is no base64"),
        (7, "“data” is missing, or not of the right kind"),
    ],
)  # fmt: skip
def test_bytes_that_are_not_what_a_revision_shows_are_refused(
    told: Path, new_wiki: Callable[[], Database], bring: Any, lines: Callable[..., Path], wrong: tuple[Any, str]
) -> None:
    there, (data, why) = new_wiki(), wrong
    with pytest.raises(ImportRefused, match=f"line 1: {why}"):
        bring(there, lines(lines_of(told)[0] | {"data": data}))
    assert list(files_of(there).keys()) == []


def test_bytes_that_come_along_with_a_page_are_refused(
    new_wiki: Callable[[], Database], bring: Any, lines: Callable[..., Path]
) -> None:
    page = {"page": "Te", "text": "Te er godt.", "timestamp": "2026-09-02T10:00:00+00:00", "data": "AAAA"}
    with pytest.raises(ImportRefused, match="isn't what the text shows"):
        bring(new_wiki(), lines(page))
