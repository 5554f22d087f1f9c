from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tests.browsing import Visitor

POST = "/blog/om-te"
PATHS = ["/wiki/Te", "/wiki/Te/history", "/wiki/Te/history?before=2", "/wiki/Te/revisions/1",
         "/wiki/Te/diff", "/wiki/Te/diff?view=rendered", "/wiki/Te/playback", "/wiki/Te/playback?format=json",
         "/wiki/Te/blame", "/wiki/Te/edit", "/wiki/Te/links", "/wiki/Te/discussion",
         "/wiki/Te/agreements", "/wiki/Te/versions/1", "/wiki/Te/versions?revision=2",
         "/wiki/Te/discussion/feed.atom", f"{POST}/discussion/feed.atom",
         "/pages", "/pages/wanted", "/changes", "/people/1", "/",
         "/blog/", "/blog/?tag=te", "/blog/?month=2026-11", POST, f"{POST}/history",
         f"{POST}/edit", "/blog/new", "/blog/feed.atom", "/changes.atom", "/people/1/feed.atom",
         f"{POST}/feed.atom"]  # fmt: skip


@pytest.fixture
def plans(app: Flask) -> Iterator[list[str]]:
    """How SQLite means to answer each query that is asked."""
    plans: list[str] = []
    engine = app.extensions["database"].engine

    def explain(connection: object, cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            raw = cursor.connection.cursor()  # type: ignore[attr-defined]
            rows = raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            plans.extend(f"{row[3]}  IN  {statement}" for row in rows)

    event.listen(engine, "before_cursor_execute", explain)
    yield plans
    event.remove(engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("path", PATHS)
def test_no_page_reads_all_revisions_or_texts_there_are(moderator: Visitor, plans: list[str], path: str) -> None:
    visitor = moderator
    visitor.save("Te", "Te, se [[Kaffe]].\n")
    visitor.save("Te", "Te, se [[Kaffe]] og [[Te]].\n")
    for title in ("Om te", "Mere om te"):
        visitor.send("/blog/new", title=title, body="[[Te]] [[Kategori:Te]]\n", language="da", publish="1")
    for noun in ("agreements", "versions"):
        assert visitor.send(f"/wiki/Te/{noun}", revision=1).status_code == 303
    plans.clear()
    assert visitor.read(path).status_code == 200
    allowed = "ORDER BY revision.id DESC" if path in {"/changes", "/changes.atom", "/"} else "\0"
    scans = [plan for plan in plans if plan.startswith(("SCAN revision", "SCAN text", "MATERIALIZE"))]
    assert [plan for plan in scans if allowed not in plan] == []
