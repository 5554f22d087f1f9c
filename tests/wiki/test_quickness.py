from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tests.browsing import Visitor

POST, PLACE = "/blog/om-te", re.compile(r"/presence/[\w-]+")
EVERYTHING = re.compile(r"MATERIALIZE|SCAN (revision|text|content|person|seen|facet|written_from)(_\d+)?\b")
PATHS = ["/wiki/Te", "/wiki/Te/history", "/wiki/Te/history?before=2", "/wiki/Te/revisions/1",
         "/wiki/Te/diff", "/wiki/Te/diff?view=rendered", "/wiki/Te/playback", "/wiki/Te/playback?format=json",
         "/wiki/Te/blame", "/wiki/Te/edit", "/wiki/Te/links", "/wiki/Te/discussion",
         "/wiki/Te/agreements", "/wiki/Te/versions/1", "/wiki/Te/versions?revision=2",
         "/wiki/Te/discussion/feed.atom", f"{POST}/discussion/feed.atom",
         "/pages", "/pages/wanted", "/changes", "/people/1", "/",
         "/blog/", "/blog/?tag=te", "/blog/?month=2026-11", POST, f"{POST}/history",
         f"{POST}/edit", "/blog/new", "/blog/feed.atom", "/changes.atom", "/people/1/feed.atom",
         f"{POST}/feed.atom", "/moderation", "/moderation/log", "/moderation/feed.atom", "/account"]  # fmt: skip
FIRST, LAST = "Te, se [[Kaffe]].\n\nTe er varmt.\n\n", "Te er godt.\n"
WRITES: dict[str, tuple[str, dict[str, Any]]] = {
    "a save": ("/wiki/Te/edit", {"body": "Te er godt.\n", "language": "da", "based_on": 2}),
    "a save of what others changed meanwhile": (
        "/wiki/Te/edit",
        {"body": f"{FIRST}Te er sundt.\n", "language": "da", "based_on": 1},
    ),
    "a first save": ("/wiki/Saft/edit", {"body": "Saft.\n", "language": "da"}),
    "a suggestion": ("/wiki/Te/edit", {"body": "Te!\n", "language": "da", "based_on": 2, "suggest": "1"}),
    "a new title": ("/wiki/Te/moves", {"title": "Grøn te"}),
    "a deletion": ("/wiki/Te/deletion", {}),
    "a revert": ("/wiki/Te/reverts", {"to": 1}),
    "an undo": ("/wiki/Te/undos", {"revision": 2, "version": 2}),
    "a comment": ("/wiki/Te/discussion", {"body": "Godt!"}),
    "an agreement": ("/wiki/Te/agreements", {"revision": 2}),
    "a mark": ("/wiki/Te/versions", {"revision": 2}),
    "a post": ("/blog/new", {"title": "Ny te", "body": "Te", "language": "da", "publish": "1"}),
    "a report": ("/wiki/Te/reports", {"summary": "Det er forkert"}),
    "a look": ("/changes/seen", {"revision": 2}),
}


@pytest.fixture
def plans(app: Flask) -> Iterator[list[str]]:
    """How SQLite means to answer each query that is asked."""
    plans: list[str] = []
    engine = app.extensions["database"].engine

    def explain(connection: object, cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            raw = cursor.connection.cursor()  # type: ignore[attr-defined]
            rows = raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            plans.extend(f"{row[3]}  IN  {statement}" for row in rows)

    event.listen(engine, "before_cursor_execute", explain)
    yield plans
    event.remove(engine, "before_cursor_execute", explain)


@pytest.fixture
def wiki(moderator: Visitor) -> Visitor:
    """Whoever filled a wiki with some of everything."""
    moderator.save("Te", FIRST + LAST)
    moderator.save("Te", f"Se [[Te]]. {FIRST}{LAST}")
    for title in ("Om te", "Mere om te"):
        moderator.send("/blog/new", title=title, body="[[Te]] [[Kategori:Te]]\n", language="da", publish="1")
    for noun in ("agreements", "versions"):
        assert moderator.send(f"/wiki/Te/{noun}", revision=1).status_code == 303
    moderator.send("/wiki/Te/reports", summary="Det er forkert")
    return moderator


@pytest.mark.parametrize("path", PATHS)
def test_no_page_reads_all_that_there_is(wiki: Visitor, plans: list[str], path: str) -> None:
    plans.clear()
    assert wiki.read(path).status_code == 200
    allowed = "ORDER BY revision.id DESC" if path in {"/changes", "/changes.atom", "/"} else "\0"
    assert [plan for plan in _of_everything(plans) if allowed not in plan] == []


@pytest.mark.parametrize("what", WRITES)
def test_nothing_that_is_written_makes_the_wiki_read_all_that_there_is(
    wiki: Visitor, plans: list[str], what: str
) -> None:
    path, fields = WRITES[what]
    plans.clear()
    answer = wiki.send(path, **fields)
    assert answer.status_code == 303, answer.text
    assert _of_everything(plans) == []


def test_an_open_editor_makes_the_wiki_read_nothing_that_it_need_not(wiki: Visitor, plans: list[str]) -> None:
    place = PLACE.search(wiki.read("/wiki/Te/edit").text)
    assert place
    plans.clear()
    assert wiki.send(place[0], editor="a").status_code == 200
    assert _of_everything(plans) == []


def _of_everything(plans: list[str]) -> list[str]:
    return [plan for plan in plans if EVERYTHING.match(plan)]
