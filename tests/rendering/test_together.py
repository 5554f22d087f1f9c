"""Many texts rendered at once come out as each of them by itself, also when what they depend on changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from wikiapp.rendering import Rendering, Said, rendered, rendered_together, without_places
from wikiapp.rendering import together as module

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


def _said(page: Page) -> Said:
    latest = page.latest
    return Said(latest.id, latest.hash, latest.language, latest.text.id, latest.text.hash)


def _html(database: Database, pages: list[Page]) -> list[str]:
    with database.reading() as session:
        found = rendered_together(session, [_said(page) for page in pages], database.keeping)
    return [found[page.latest.id].html for page in pages]


@pytest.fixture
def pages(session: Session, write: Write) -> list[Page]:
    found = [write("Te", "Te, se [[Kaffe]].\n"), write("Most", "Most.\n"), write("Saft", "*Saft*.\n")]
    found[1].save_revision(author=found[1].latest.writer, body="Most er godt.\n")
    session.commit()
    return found


def test_each_comes_out_as_by_itself_and_is_kept(database: Database, session: Session, pages: list[Page]) -> None:
    assert _html(database, pages) == [rendered(session, page.latest).html for page in pages]
    assert session.scalar(select(func.count()).select_from(Rendering)) == 3
    assert _html(database, pages) == [rendered(session, page.latest).html for page in pages]


@pytest.mark.parametrize("remembers", [True, False])
def test_a_link_shows_at_once_that_its_page_was_written(
    database: Database, session: Session, pages: list[Page], write: Write, remembers: bool
) -> None:
    for _ in range(2):
        assert 'class="new"' in _html(database, pages)[0]
    write("Kaffe")
    session.commit()
    if not remembers:
        module._REMEMBERED.clear()
    assert 'class="new"' not in _html(database, pages)[0]


def test_what_is_damaged_is_made_again(database: Database, session: Session, pages: list[Page]) -> None:
    whole = _html(database, pages)
    session.execute(update(Rendering).values(data=b"no frame"))
    session.commit()
    module._REMEMBERED.clear()
    assert _html(database, pages) == whole


def test_what_stands_beside_its_like_has_no_places_of_its_own() -> None:
    html = '<h2 id="te">Te</h2><p><a href="#te">op</a></p>'
    assert without_places(html, "/comments/1") == '<h2>Te</h2><p><a href="/comments/1#te">op</a></p>'
    assert without_places("<p>Te</p>", "/comments/1") == "<p>Te</p>"
