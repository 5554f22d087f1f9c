from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from search_index import Query
from wikiapp.content.text import Text
from wikiapp.logs import LOG

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from search_index import Document
    from wikiapp.people.person import Person
    from wikiapp.search.collection import Collections
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


@pytest.fixture
def document(session: Session, collections: Collections) -> Callable[[Page], Document]:
    def document(page: Page) -> Document:
        session.flush()
        (found,) = collections.current.documents(session, [page.id])
        return found

    return document


def test_a_page_is_a_document_of_what_it_says_now(
    write: Write, ben: Person, document: Callable[[Page], Document]
) -> None:
    page = write("Te", "Te er godt.\n")
    page.save_revision(author=ben, body="## Smag\n\nTe er **bedst**.\n\n[[Kategori:Drikke]]\n")
    found = document(page)
    assert (found.key, found.title, found.text) == (str(page.id), "Te", "Smag\nTe er bedst.")
    assert (found.headings, found.tags, found.authors) == (("Smag",), ("Drikke",), ("Ben", "Ann"))
    assert (found.kind, found.language, found.weight) == ("page", "da", 1.0)
    assert (found.created, found.changed) == (page.created_at, page.latest.created_at)
    assert found.extra == {"path": "/wiki/Te", "author": "Ben"}


def test_a_redirect_weighs_little_and_says_where_it_leads(
    write: Write, document: Callable[[Page], Document]
) -> None:
    found = document(write("Grøn te", "#OMDIRIGERING [[Te]]\n"))
    assert found.weight < 1
    assert (found.text, found.extra["leads_to"]) == ("", "Te")


def test_a_suggestion_says_nothing_and_makes_nobody_an_author(
    write: Write, ben: Person, document: Callable[[Page], Document]
) -> None:
    page = write("Te", "Te er godt.\n")
    before = document(page)
    page.suggest(author=ben, body="Kaffe er bedre.\n")
    assert document(page) == before


def test_the_version_tells_another_revision_and_another_name(
    write: Write, ben: Person, document: Callable[[Page], Document]
) -> None:
    page = write("Te", "Te er godt.\n")
    versions = [document(page).version]
    page.save_revision(author=ben, body="Te.")
    versions.append(document(page).version)
    ben.rename("Benny")
    versions.append(document(page).version)
    assert len(set(versions)) == 3


def test_a_deleted_page_is_taken_out_and_comes_back(
    session: Session, write: Write, ben: Person, collections: Collections, level: Callable[[], None]
) -> None:
    page, found = write("Te", "Te er godt.\n"), []
    for act in (lambda: None, lambda: page.delete(author=ben), lambda: page.restore(author=ben)):
        act()
        session.commit()
        level()
        found.append(collections.current.index.search(Query("godt")).total)
    assert found == [1, 0, 1]


def test_a_damaged_text_is_told_and_keeps_no_other_from_being_found(
    session: Session, write: Write, collections: Collections, *, level: Callable[[], None],
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(LOG, "propagate", True)
    page = write("Te", "Te er godt.\n")
    write("Kaffe", "Kaffe er godt.\n")
    session.flush()
    session.get_one(Text, page.latest.text_id).data = b"rust"
    session.commit()
    with caplog.at_level(logging.ERROR, logger="wikiapp"):
        level()
    assert [hit.title for hit in collections.current.index.search(Query("godt")).hits] == ["Kaffe"]
    assert "not indexed" in caplog.text
