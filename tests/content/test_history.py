from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


@pytest.fixture
def page(write: Write, ben: Person) -> Page:
    """A page of five revisions: one, two ... five."""
    page = write("Tal", "et", language="da")
    for words in ("to", "tre", "fire", "fem"):
        page.save_revision(author=ben, body=words)
    return page


def test_a_revision_is_found_by_its_number(page: Page) -> None:
    assert [page.history[number].body for number in range(1, 6)] == ["et", "to", "tre", "fire", "fem"]


@pytest.mark.parametrize("number", [0, -1, 6])
def test_a_number_that_never_was_is_not_found(page: Page, number: int) -> None:
    with pytest.raises(LookupError):
        page.history[number]


def test_a_difference_leads_from_one_revision_to_another(page: Page) -> None:
    found = page.history.diff(1, 3)
    assert found.applied_to("et") == "tre"
    assert page.history.diff(0, 2).applied_to("") == "to"
    assert page.history.diff(4, 4).changes == 0
    assert page.history.diff(1, 3) is found


@pytest.mark.parametrize("numbers", [(1, 6), (-1, 2), (1, 2**70)])
def test_there_is_no_difference_to_what_never_was(page: Page, numbers: tuple[int, int]) -> None:
    with pytest.raises(LookupError):
        page.history.diff(*numbers)


def test_history_is_as_long_as_there_are_revisions(page: Page) -> None:
    assert len(page.history) == 5


def test_history_is_read_backwards_from_any_revision(page: Page) -> None:
    assert [one.number for one in page.history.before(4, limit=2)] == [3, 2]
    assert [one.number for one in page.history.before(1, limit=2)] == []


def test_a_history_of_one_page_holds_nothing_of_another(page: Page, write: Write) -> None:
    write("Te", "et")
    assert [one.number for one in page.history.before(99, limit=99)] == [5, 4, 3, 2, 1]


def test_people_are_counted_once_each(page: Page, mod: Person) -> None:
    page.delete(author=mod)
    assert page.history.people() == 3


def test_reverting_adds_a_revision_that_repeats_an_old_one(page: Page, mod: Person) -> None:
    reverted = page.history.revert(to=2, author=mod, summary="spam")
    assert (reverted.number, reverted.body, reverted.action) == (6, "to", "reverted")
    assert (reverted.author, reverted.summary) == (mod, "spam")


def test_reverting_takes_the_old_language_and_keeps_todays_title(page: Page, mod: Person) -> None:
    page.save_revision(author=mod, body="six", language="en")
    page.rename(to="Numbers", author=mod)
    reverted = page.history.revert(to=1, author=mod)
    assert (reverted.title, reverted.language) == ("Numbers", "da")


def test_reverting_to_what_it_says_already_changes_nothing(page: Page, mod: Person) -> None:
    page.history.revert(to=1, author=mod)
    with pytest.raises(Unchanged):
        page.history.revert(to=1, author=mod)
    assert len(page.history) == 6


def test_reverting_a_deleted_page_brings_it_back(page: Page, mod: Person) -> None:
    page.delete(author=mod)
    page.history.revert(to=5, author=mod)
    assert (page.deleted_at, page.body) == (None, "fem")


def test_reverting_to_what_never_was_is_refused(page: Page, mod: Person) -> None:
    with pytest.raises(LookupError):
        page.history.revert(to=9, author=mod)
    assert len(page.history) == 5


def test_texts_are_read_in_their_order_each_from_the_one_before(page: Page) -> None:
    assert list(page.history.bodies([1, 2, 3, 4, 5])) == ["et", "to", "tre", "fire", "fem"]
    assert list(page.history.bodies([4, 2, 9, 0])) == ["to", "fire"]
    assert list(page.history.bodies([])) == []
