from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.suppression.conftest import NUMBER, OPEN, SECRET
from wikiapp.checking import check
from wikiapp.content import Action, Content, Suppressed
from wikiapp.content.suppressing import disclose, saying, suppress
from wikiapp.content.suppression import CHOSEN, Hidden
from wikiapp.people.nobody import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page


def test_a_stub_stays_and_the_history_is_proved_as_before(
    told: int, hide: Callable[..., list[int]], database: Database
) -> None:
    with database.reading() as session:
        hashes = [one.hash for one in session.get_one(Content, told).history.before(99, 99)]
    hide(told)
    assert list(check(database)) == []
    with database.reading() as session:
        page = session.get_one(Content, told)
        stub = page.history[NUMBER]
        assert (stub.body, stub.summary, stub.author) == ("", "", NOBODY)
        assert page.history.body(NUMBER) == ""
        assert SECRET in stub.original
        assert [one.hash for one in page.history.before(99, 99)] == hashes


@pytest.mark.parametrize("what", [Hidden.TEXT, Hidden.SUMMARY, Hidden.AUTHOR])
def test_each_part_is_suppressed_by_itself(
    told: int, hide: Callable[..., list[int]], database: Database, what: Hidden
) -> None:
    hide(told, what=what)
    with database.reading() as session:
        stub = session.get_one(Content, told).history[NUMBER]
        seen = {Hidden.TEXT: stub.body, Hidden.SUMMARY: stub.summary, Hidden.AUTHOR: stub.author is not NOBODY}
        assert {part for part, shows in seen.items() if not shows} == {what}


def test_it_can_be_shown_again(told: int, hide: Callable[..., list[int]], session: Session) -> None:
    hide(told)
    page = session.get_one(Content, told)
    assert [one.number for one in disclose(page, [NUMBER])] == [NUMBER]
    assert SECRET in page.history[NUMBER].body
    assert page.history[NUMBER].hidden is None


def test_what_says_the_very_same_is_suppressed_with_it(
    session: Session, mod: Person, write: Callable[..., Page]
) -> None:
    page = write("Te")
    page.save_revision(author=mod, body=SECRET)
    page.delete(author=mod)
    found = suppress(page, [2], CHOSEN, by=mod)
    assert [(one.number, one.hidden) for one in found] == [(2, CHOSEN), (3, Hidden.TEXT)]
    with pytest.raises(Suppressed):
        page.restore(author=mod)
    assert page.body == ""


def test_the_current_text_gives_way_to_the_last_one_that_stays(mod: Person, write: Callable[..., Page]) -> None:
    page = write("Te", OPEN)
    page.save_revision(author=mod, body=f"{OPEN}{SECRET}")
    suppress(page, [2], Hidden.TEXT, by=mod)
    assert (page.latest_number, page.latest.action, page.body) == (3, Action.REVERTED, OPEN)
    assert page.latest.hidden is None


def test_where_no_text_stays_the_page_is_deleted(mod: Person, write: Callable[..., Page]) -> None:
    page = write("Te", SECRET)
    found = suppress(page, [1], Hidden.TEXT, by=mod)
    assert page.deleted_at
    assert [one.number for one in found] == [1, 2]
    assert page.body == ""


def test_who_wrote_what_is_said_now_may_be_suppressed_without_another_text(
    mod: Person, write: Callable[..., Page]
) -> None:
    page = write("Te", OPEN)
    suppress(page, [1], Hidden.AUTHOR, by=mod)
    assert (page.latest_number, page.body, page.latest.author) == (1, OPEN, NOBODY)


def test_no_way_back_brings_it_back(told: int, session: Session, mod: Person) -> None:
    page = session.get_one(Content, told)
    suppress(page, [NUMBER], CHOSEN, by=mod)
    suggestion = page.suggest(author=mod, body=f"{OPEN}{SECRET} igen")
    suppress(page, [suggestion.number], Hidden.TEXT, by=mod)
    ways: list[Callable[[], object]] = [
        lambda: page.history.revert(to=NUMBER, author=mod),
        lambda: page.history.undo(revision=4, author=mod),
        lambda: page.history.undo(revision=NUMBER, author=mod),
        lambda: page.history.adopt(suggestion=suggestion.number, author=mod),
    ]
    for go_back in ways:
        with pytest.raises(Suppressed):
            go_back()


def test_an_edit_that_began_from_it_is_merged_all_the_same(told: int, session: Session, mod: Person) -> None:
    page = session.get_one(Content, told)
    suppress(page, [NUMBER], CHOSEN, by=mod)
    page.save_revision(
        author=mod, body=f"Te er bedst.\n\nKaffe er sort.\n\n{SECRET} bor i gaden.\n", based_on=NUMBER
    )
    assert page.body == "Te er bedst.\n\nKaffe er sort.\n\nVand er vådt, og is er kold.\n"


def test_the_revisions_that_say_something_are_found_by_it(told: int, session: Session) -> None:
    page = session.get_one(Content, told)
    assert saying(page, SECRET.lower()) == [NUMBER]
    assert saying(page, "sladrevorn") == [NUMBER]
    assert saying(page, "er sort") == [2, 3, 4, 5]
