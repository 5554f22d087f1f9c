"""What a page could say: recorded, numbered, and never said until somebody takes it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import EditConflict, Unchanged, WrittenWrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

FIRST = "Te er godt.\n\nKaffe er sort.\n"
SUGGESTED = FIRST.replace("godt", "grønt")


@pytest.fixture
def page(write: Write) -> Page:
    return write("Te", FIRST)


def test_a_suggestion_is_recorded_and_not_said(page: Page, ben: Person) -> None:
    suggestion = page.suggest(author=ben, body=SUGGESTED, summary="farven")
    assert (suggestion.number, suggestion.action, suggestion.body) == (2, "suggested", SUGGESTED)
    assert (page.body, page.latest.number, page.latest_number, page.revision_count) == (FIRST, 1, 1, 2)
    assert page.history[2].summary == "farven"


def test_an_edit_after_a_suggestion_follows_on_what_the_page_said(page: Page, ann: Person, ben: Person) -> None:
    suggestion = page.suggest(author=ben, body=SUGGESTED)
    saved = page.save_revision(author=ann, body=FIRST + "Vand.\n", based_on=1)
    assert (saved.number, page.body, saved.based_on) == (3, FIRST + "Vand.\n", None)
    assert (saved.words_added, saved.words_removed, saved.word_count) == (1, 0, 7)
    assert saved.hash == saved.sealed(page.uuid, parent=suggestion.hash)
    assert page.history.stood_before(3) == 1
    assert [number for number in range(5) if page.history.stood(number)] == [1, 3]


def test_what_was_only_suggested_is_no_base_for_an_edit(page: Page, ann: Person, ben: Person) -> None:
    page.suggest(author=ben, body=SUGGESTED)
    with pytest.raises(WrittenWrong):
        page.save_revision(author=ann, body="Vand.\n", based_on=2)


def test_the_same_suggestion_of_one_person_is_recorded_once(page: Page, ben: Person, mod: Person) -> None:
    first = page.suggest(author=ben, body=SUGGESTED)
    assert page.suggest(author=ben, body=SUGGESTED.replace("\n", "\r\n")) is first
    assert page.suggest(author=mod, body=SUGGESTED).number == 3


def test_suggesting_what_it_says_already_is_nothing(page: Page, ben: Person) -> None:
    with pytest.raises(Unchanged):
        page.suggest(author=ben, body=FIRST)


def test_taking_up_a_suggestion_keeps_what_came_since(page: Page, ann: Person, ben: Person, mod: Person) -> None:
    page.suggest(author=ben, body=SUGGESTED)
    page.save_revision(author=ann, body=FIRST.replace("sort", "stærk"), based_on=1)
    adopted = page.history.adopt(suggestion=2, author=mod)
    assert page.body == SUGGESTED.replace("sort", "stærk")
    assert (adopted.action, adopted.author, adopted.settles) == ("adopted", mod, "2")
    assert page.history.settled([1, 2, 3, 4]) == {2: 4}


def test_a_suggestion_that_collides_is_not_taken_up_by_guessing(page: Page, ann: Person, ben: Person) -> None:
    page.suggest(author=ben, body=SUGGESTED)
    page.save_revision(author=ann, body=FIRST.replace("godt", "varmt"), based_on=1)
    with pytest.raises(EditConflict) as conflict:
        page.history.adopt(suggestion=2, author=ann)
    assert (conflict.value.mine, conflict.value.began) == (SUGGESTED, 1)
    assert conflict.value.settles == [range(2, 3)]
    saved = page.save_revision(author=ann, body="Te er grønt og varmt.\n", settles=conflict.value.settles)
    assert page.history.settled([2]) == {2: saved.number}


def test_what_is_said_already_is_not_taken_up_again(page: Page, ann: Person, ben: Person) -> None:
    page.suggest(author=ben, body=SUGGESTED)
    page.history.adopt(suggestion=2, author=ann)
    with pytest.raises(Unchanged):
        page.history.adopt(suggestion=2, author=ann)


@pytest.mark.parametrize("number", [0, 1, 9])
def test_only_a_suggestion_can_be_taken_up(page: Page, ann: Person, number: int) -> None:
    with pytest.raises(LookupError):
        page.history.adopt(suggestion=number, author=ann)


def test_a_suggestion_for_a_deleted_page_leaves_it_deleted(page: Page, ann: Person, ben: Person) -> None:
    page.delete(author=ann)
    page.suggest(author=ben, body=SUGGESTED)
    assert page.deleted_at
    assert page.latest.action == "deleted"
    with pytest.raises(EditConflict):
        page.history.adopt(suggestion=3, author=ann)


def test_a_collision_knows_what_the_page_would_say_if_mine_prevailed(page: Page, ann: Person, ben: Person) -> None:
    page.save_revision(author=ben, body="Te er varmt.\n\nKaffe er stærk.\n")
    with pytest.raises(EditConflict) as conflict:
        page.save_revision(author=ann, body=SUGGESTED, based_on=1)
    assert conflict.value.insisting == "Te er grønt.\n\nKaffe er stærk.\n"


def test_a_merged_edit_remembers_what_it_began_from(page: Page, ann: Person, ben: Person) -> None:
    page.save_revision(author=ben, body=FIRST.replace("sort", "stærk"))
    merged = page.save_revision(author=ann, body=SUGGESTED, based_on=1)
    assert merged.based_on == 1
    assert page.body == "Te er grønt.\n\nKaffe er stærk.\n"
