"""What is suppressed shows nowhere: every address, feed, index, export and kept copy is searched for it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
import zstandard
from sqlalchemy import select

from tests.suppression.conftest import CULPRIT, FORBIDDEN, GOSSIP, NUMBER, SECRET
from wikiapp.checking import check
from wikiapp.content.current import CurrentText
from wikiapp.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from tests.browsing import Visitor
    from wikiapp.database import Database
    from wikiapp.search.collection import Collections

HISTORY = "/wiki/Te/history"
ASKED = [
    "/wiki/Te", "/wiki/Mere", f"/wiki/Te/revisions/{NUMBER}", HISTORY, f"{HISTORY}?by=Skur",
    f"{HISTORY}?text={SECRET[:6]}", "/wiki/Te/diff?from=2&to=3", "/wiki/Te/diff?from=3&to=4",
    "/wiki/Te/diff?from=2&to=3&format=json", "/wiki/Te/diff?from=3&to=5&view=rendered",
    "/wiki/Te/diff?from=0&to=3",
    "/wiki/Te/blame", "/wiki/Te/blame?format=json", "/wiki/Te/blame?by=age", "/wiki/Te/playback",
    "/wiki/Te/playback?format=json", "/wiki/Te/playback?from=3&format=json",
    "/wiki/Te/playback?from=4&format=json",
    "/wiki/Te/feed.atom", "/wiki/Te/discussion", "/wiki/Te/discussion/feed.atom", "/changes", "/changes.atom",
    "/changes?guests=1", "/wiki/Te/edit", "/wiki/Te/undos?revision=4", "/wiki/Te/rollbacks", "/moderation/log",
    "/people/2", "/people/2/feed.atom", "/",
]  # fmt: skip
THE_NAME_ITSELF = {"/people/2", "/people/2/feed.atom"}  # somebody of that name may well be there


@pytest.fixture
def read_all(stranger: Visitor, addresses: Callable[[], list[str]]) -> Callable[[], dict[str, str]]:
    """Read every address as a stranger, and return what it says."""

    def read_all() -> dict[str, str]:
        pages = {}
        for path in sorted({*ASKED, *addresses()}):
            answer = stranger.read(path)
            assert answer.status_code < 500, path
            pages[path] = answer.text
        return pages

    return read_all


def test_it_shows_at_no_address_not_even_where_it_was_kept_before(
    told: int, hide: Callable[..., list[int]], read_all: Callable[[], dict[str, str]]
) -> None:
    before = read_all()
    assert len(before) > 60
    assert {path for path in ASKED if FORBIDDEN.search(before[path].replace(path, ""))} >= {
        f"/wiki/Te/revisions/{NUMBER}", HISTORY, "/wiki/Te/diff?from=3&to=4", "/wiki/Te/playback?format=json",
        "/wiki/Te/discussion", "/wiki/Te/discussion/feed.atom", "/changes", "/changes.atom", "/wiki/Te/feed.atom",
    }  # fmt: skip
    assert hide(told) == [NUMBER]
    for path, page in read_all().items():
        forbidden = {found[0] for found in FORBIDDEN.finditer(page.replace("text=" + SECRET[:6], ""))}
        if path in THE_NAME_ITSELF:
            forbidden -= {CULPRIT}
            assert "/wiki/Te" not in page
        assert forbidden == set(), path


def test_the_index_finds_it_no_more(  # noqa: PLR0917 -- all of it is the stage
    told: int, hide: Callable[..., list[int]], level: Callable[[], None], stranger: Visitor, database: Database,
    collections: Collections,
) -> None:  # fmt: skip
    level()
    asked = [f"/search?q={word}&in={place}" for word in (SECRET, CULPRIT) for place in ("text", "history")]
    assert ['<ol class="finds' in stranger.read(path).text for path in asked] == [False, True, True, True]
    assert CULPRIT in stranger.read("/search?q=bor&in=history").text
    hide(told)
    level()
    for path in (*asked, "/search?q=bor&in=history"):
        assert '<ol class="finds' not in stranger.read(path).text, path
    for path in (f"/search?q={SECRET[:-1]}&in=history", f"/search/suggest?q={SECRET[:5]}"):
        assert SECRET not in stranger.read(path).text, path
    assert list(check(database, index=collections)) == []
    assert '<ol class="finds' in stranger.read("/search?q=kaffe&in=history").text


def test_it_is_in_no_export(
    told: int, hide: Callable[..., list[int]], database: Database, exported: Callable[..., bytes]
) -> None:
    assert len(FORBIDDEN.findall(exported(database).decode())) >= 4
    hide(told)
    assert FORBIDDEN.findall(exported(database).decode()) == []


def test_it_is_in_no_kept_copy(
    told: int, hide: Callable[..., list[int]], read_all: Callable[[], dict[str, str]], database: Database
) -> None:
    read_all()
    hide(told)
    read_all()
    with database.reading() as session:
        kept = [
            zstandard.ZstdDecompressor().decompress(data).decode()
            for data in session.scalars(select(Rendering.data))
        ]
        assert kept
        assert [one for one in kept if FORBIDDEN.search(one)] == []
        assert session.scalars(select(CurrentText)).all() == []


def test_finished_pages_that_were_kept_in_memory_are_made_again(
    told: int, hide: Callable[..., list[int]], app: Flask
) -> None:
    cache = app.wsgi_app._pages  # type: ignore[attr-defined]  # the page cache
    client = app.test_client()
    for path in ("/wiki/Te/diff?from=3&to=4", HISTORY, "/wiki/Te", "/changes.atom"):
        client.get(path)
    assert any(SECRET in gzip.decompress(page.zipped).decode() for page in cache.values())
    hide(told)
    for path in ("/wiki/Te/diff?from=3&to=4", HISTORY, "/changes.atom"):
        page = client.get(path).text
        assert not FORBIDDEN.search(page)
        assert GOSSIP not in page
    assert not any(FORBIDDEN.search(gzip.decompress(page.zipped).decode()) for page in cache.values())
