"""Every passage that ever stood is found, with its revisions, however the index came to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from search_index import Query
from wikiapp.content import ContentError
from wikiapp.people.person import Person
from wikiapp.search.comparing import compare
from wikiapp.search.filling import build_anew, catch_up
from wikiapp.search.pending import NOTHING, PAST, Pending, note
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.search.collection import Collections

    Write = Callable[..., Page]
    Stood = Callable[[str], dict[str, str]]

PARTS = ["Te er godt.", "Kaffe er sort.", "- saft", "- vand", "| mælk | 3 |", "| - | - |"]


@pytest.fixture
def stood(collections: Collections) -> Stood:
    """Where words stood: the passages that hold them, each with its revisions."""

    def stood(words: str) -> dict[str, str]:
        hits = collections.past.index.search(Query(words, limit=100)).hits
        return {"".join(part.text for part in hit.excerpt) or hit.title: hit.version for hit in hits}

    return stood


def test_words_are_found_in_the_revisions_in_which_they_stood(
    session: Session, write: Write, ben: Person, level: Callable[[], None], stood: Stood
) -> None:
    page = write("Te", "Te er godt.\n\nKaffe er sort.\n")
    session.commit()
    level()
    page.save_revision(author=ben, body="Te er godt.\n\nSaft er rød.\n")
    page.rename(to="Grøn te", author=ben)
    page.save_revision(author=ben, body="Te er godt.\n\nKaffe er sort.\n")
    session.commit()
    level()
    assert stood("godt") == {"Te er godt.": "1-"}
    assert stood("kaffe") == {"Kaffe er sort.": "1-1,4-"}
    assert stood("saft") == {"Saft er rød.": "2-3"}
    assert stood("title:te") == {"Te": "1-2", "Grøn te": "3-"}


def test_rows_and_items_are_told_without_their_marks_and_signs_alone_not_at_all(
    session: Session, write: Write, collections: Collections, level: Callable[[], None]
) -> None:
    write("Te", "| Slags | Pris |\n| --- | --- |\n| **Grøn** | 40 |\n\n- [[Kaffe|sort]]\n\n---\n")
    session.commit()
    level()
    texts = {document.text for document in collections.past.documents(session, [1])}
    assert texts == {"", "Slags · Pris", "Grøn · 40", "sort"}


def test_what_was_deleted_is_found_and_a_suggestion_is_not(
    session: Session, write: Write, ben: Person, level: Callable[[], None], stood: Stood
) -> None:
    page = write("Te", "Te er godt.\n")
    page.suggest(author=ben, body="Te er giftigt.\n")
    page.delete(author=ben)
    session.commit()
    level()
    assert stood("godt") == {"Te er godt.": "1-"}
    assert stood("giftigt") == {}


def test_a_passage_belongs_to_whoever_wrote_it_first_and_when(
    session: Session, write: Write, ben: Person, collections: Collections, level: Callable[[], None]
) -> None:
    page = write("Te", "Te er godt.\n")
    session.commit()
    level()
    page.save_revision(author=ben, body="Kaffe.\n")
    page.save_revision(author=ben, body="Te er godt.\n")
    session.commit()
    level()
    (hit,) = collections.past.index.search(Query("godt")).hits
    assert (hit.authors, hit.created) == (("Ann",), page.history[1].created_at)
    assert [one.excerpt[0].text for one in collections.past.index.search(Query("by:ben", limit=9)).hits] == [
        "Kaffe."
    ]


def test_a_save_writes_only_the_passages_that_it_changed(
    session: Session, write: Write, ben: Person, collections: Collections, level: Callable[[], None]
) -> None:
    page = write("Te", "\n\n".join(f"Afsnit {number}." for number in range(50)))
    session.commit()
    level()
    page.save_revision(author=ben, body=page.body.replace("Afsnit 7.", "Afsnit syv."))
    session.commit()
    rows = session.scalars(Pending.of(PAST)).all()
    changed = [document for change in collections.past.changes(session, rows) for document in change.documents]
    assert {document.text: document.version for document in changed} == {"Afsnit 7.": "1-1", "Afsnit syv.": "2-"}


def test_what_was_done_already_is_done_again_without_a_difference(
    session: Session, write: Write, ben: Person, database: Database, *, collections: Collections,
    level: Callable[[], None],
) -> None:  # fmt: skip
    page = write("Te", "Te er godt.\n")
    session.commit()
    level()
    page.save_revision(author=ben, body="Kaffe.\n")
    session.commit()
    level()
    page.save_revision(author=ben, body="Saft.\n")
    for seen in (1, 2, NOTHING):  # as if the process had been killed before it struck out what it had done
        note(session, page.id, seen)
        session.commit()
        level()
        assert list(compare(session, [collections.past])) == []


def test_a_content_that_is_no_more_is_forgotten(
    session: Session, write: Write, collections: Collections, level: Callable[[], None], stood: Stood
) -> None:
    page = write("Te", "Te er godt.\n")
    session.commit()
    level()
    note(session, page.id + 1, NOTHING)
    session.commit()
    level()
    assert stood("godt") == {"Te er godt.": "1-"}
    documents = [hit.key for hit in collections.past.index.search(Query("godt")).hits]
    collections.past.index.write(remove=documents)
    assert list(compare(session, [collections.past])) == ["The search index (history) lacks “Te”."]


def test_an_index_that_does_not_fit_is_mended_from_the_beginning(
    session: Session, write: Write, ben: Person, collections: Collections, level: Callable[[], None]
) -> None:
    page = write("Te", "Te er godt.\n\nKaffe er sort.\n")
    session.commit()
    level()
    collections.past.index.write(remove=[hit.key for hit in collections.past.index.search(Query("sort")).hits])
    page.save_revision(author=ben, body="Te er godt.\n")
    session.commit()
    level()
    assert list(compare(session, [collections.past])) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["save", "save", "rename", "delete", "restore", "revert", "suggest"]),
        st.lists(st.sampled_from(PARTS), max_size=4),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_happens_the_index_knows_the_same_as_one_that_is_built_anew(
    database: Database, collections: Collections, steps: list[tuple[str, list[str], bool]]
) -> None:
    past = collections.past
    with database.writing() as session:
        ann = Person("Ann")
        session.add(ann)
        number = session.scalar(select(Page.id).order_by(Page.id.desc())) or 0
        page = Page.write(session, author=ann, title=f"Te {number}", body=PARTS[0], language="da")
        session.commit()
        if past.index.trouble:
            build_anew(database, past)
        for action, parts, is_level in steps:
            _do(page, ann, action, "\n\n".join(parts))
            session.commit()
            if is_level:
                catch_up(database, past)
        catch_up(database, past)
    with database.reading() as session:
        assert list(compare(session, [past])) == []


def _do(page: Page, who: Person, action: str, words: str) -> None:
    acts: dict[str, Callable[[], Any]] = {
        "save": lambda: page.save_revision(author=who, body=words),
        "rename": lambda: page.rename(to=f"Te {page.id} {len(words)}", author=who),
        "delete": lambda: page.delete(author=who),
        "restore": lambda: page.restore(author=who),
        "revert": lambda: page.history.revert(to=1, author=who),
        "suggest": lambda: page.suggest(author=who, body=words),
    }
    try:
        acts[action]()
    except ContentError:
        return
