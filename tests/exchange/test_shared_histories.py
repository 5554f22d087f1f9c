"""Real histories, where they are at hand: they come in whole, go out whole, and are kept small."""

from __future__ import annotations

import json
import lzma
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from wikiapp.content import Content, Revision
from wikiapp.exchange import find_authors
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

    Bring = Callable[..., Imported]

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "revisions"
KITOS, MOVES = HISTORIES / "da_kitos_docs.jsonl.xz", HISTORIES / "da_kitos_docs_moves.json"

pytestmark = pytest.mark.skipif(not HISTORIES.is_dir(), reason="the shared histories are not beside the project")


@pytest.mark.parametrize(
    ("name", "most"), [("en_awesome_readme", 0.0225), ("en_public_apis_readme", 0.013), ("da_kitos_docs", 0.34)]
)
def test_a_wiki_takes_a_small_share_of_what_was_ever_written(
    name: str, most: float, database: Database, bring: Bring
) -> None:
    file = HISTORIES / f"{name}.jsonl.xz"
    empty = _size_when_packed(database)  # which tables there are is no matter of what was written
    bring(database, file)
    find_authors(database, lambda _done, _all: None)
    assert _size_when_packed(database) - empty <= most * sum(len(one["text"].encode()) for one in _told(file))


def test_every_revision_of_every_page_says_what_was_told(database: Database, bring: Bring) -> None:
    done = bring(database, KITOS)
    assert (done.pages, done.revisions, len(done.mended)) == (99, 529, 3)
    titles = dict(done.mended)
    with database.reading() as session:
        for told in _told(KITOS):
            title = titles.get(told["page"], told["page"].removesuffix(".md"))
            revision = session.scalars(Page.called(title)).one().history[told["rev"]]
            assert told["deleted"] or revision.body == told["text"]
            assert revision.created_at.isoformat() == _utc(told["timestamp"])


def test_pages_that_moved_keep_their_histories(database: Database, bring: Bring) -> None:
    done = bring(database, KITOS, MOVES)
    assert (done.pages, done.revisions) == (91, 519)
    with database.reading() as session:
        page = session.scalars(Page.called("docs/roller rettigheder/generelt")).one()
        assert [page.history[number].title for number in (1, 2, 3, 4)] == [
            "docs/roller rettigheder/systemroller", "docs/roller rettigheder/Generelt",
            "docs/roller rettigheder/generelt", "docs/roller rettigheder/generelt",
        ]  # fmt: skip
        assert page.revision_count == 14


def test_a_whole_wiki_goes_out_and_comes_in_the_same(
    database: Database, bring: Bring, exported: Callable[[Database], bytes], new_wiki: Callable[[], Database],
    tmp_path: Path,
) -> None:  # fmt: skip
    bring(database, KITOS, MOVES)
    file, there = tmp_path / "all.jsonl", new_wiki()
    file.write_bytes(exported(database))
    bring(there, file)
    assert exported(there) == file.read_bytes()
    with there.reading() as session:
        assert session.scalar(select(func.count()).select_from(Revision)) == 519
        assert session.scalar(select(func.count()).where(Content.address.is_(None))) == 0


def _told(file: Path) -> list[dict[str, Any]]:
    with lzma.open(file, "rt", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def _utc(timestamp: str) -> str:
    return datetime.fromisoformat(timestamp).astimezone(UTC).isoformat()


def _size_when_packed(database: Database) -> int:
    file = database.engine.url.database or ""
    database.engine.dispose()
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("DELETE FROM search_pending")  # as when the search index has seen it all
    for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        connection.execute(statement).fetchall()
    connection.close()
    return Path(file).stat().st_size
