from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.content import Content
from wikiapp.search.pending import CURRENT, PAST, Pending, strike

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wikiapp.database import Database
    from wikiapp.exchange import Imported

AT = "2026-09-01T12:00:00+02:00"


def test_what_is_imported_is_noted_for_the_search_index_with_what_was_there_before(
    new_wiki: Callable[[], Database], bring: Callable[..., Imported], lines: Callable[..., Path]
) -> None:
    wiki, tea = new_wiki(), {"page": "Te", "timestamp": AT}
    coffee, more = {"page": "Kaffe", "timestamp": AT, "text": "Sort."}, {**tea, "text": "Varm te."}
    bring(wiki, lines({**tea, "text": "Te."}, coffee))
    assert _noted(wiki) == {"Te": 0, "Kaffe": 0}
    with wiki.writing() as session:
        for name in (CURRENT, PAST):
            strike(session, session.scalars(Pending.of(name)).all())
        session.commit()
    bring(wiki, lines({**tea, "text": "Te."}, coffee, more))
    assert _noted(wiki) == {"Te": 1}


def _noted(wiki: Database) -> dict[str, int]:
    with wiki.reading() as session:
        rows = session.scalars(Pending.of(PAST)).all()
        return {session.get_one(Content, row.content_id).title: row.seen for row in rows}
