"""Undoing, rolling back and reverting: each adds a revision that says what it undid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import EditConflict, OnlyAuthor, Overtaken, Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]

LINES = [f"Linje {number} handler om noget andet end de andre.\n\n" for number in range(6)]


@pytest.fixture
def page(write: Write, ben: Person) -> Page:
    """Six lines, of which Ben changed one in each of revisions 2 to 5."""
    page = write("Te", _said())
    for number in range(1, 5):
        page.save_revision(author=ben, body=_said(*range(1, number + 1)))
    return page


def test_undoing_several_keeps_the_others(page: Page, mod: Person) -> None:
    undone = page.history.undo_all(revisions=[2, 4, 5], author=mod, summary="spam")
    assert page.body == _said(2)
    assert (undone.action, undone.settles, undone.summary) == ("undid", "2,4-5", "spam")
    assert page.history.settled(range(1, 7)) == {2: 6, 4: 6, 5: 6}


def test_undoing_is_all_or_nothing(page: Page, mod: Person) -> None:
    page.save_revision(author=mod, body=page.body.replace("Linje 1 er rettet", "Linje 1 er skrevet om"))
    with pytest.raises(EditConflict) as conflict:
        page.history.undo_all(revisions=[2, 4], author=mod)
    assert conflict.value.settles == [range(2, 3)]
    assert (conflict.value.began, conflict.value.mine) == (2, _said())
    assert page.revision_count == 6


@pytest.mark.parametrize("numbers", [[2, 9], [0], [-1]])
def test_what_never_was_can_not_be_undone(page: Page, mod: Person, numbers: list[int]) -> None:
    with pytest.raises(LookupError):
        page.history.undo_all(revisions=numbers, author=mod)


def test_a_suggestion_can_not_be_undone(page: Page, ben: Person, mod: Person) -> None:
    page.suggest(author=ben, body="Helt andet.\n")
    with pytest.raises(LookupError):
        page.history.undo(revision=6, author=mod)


def test_undoing_the_undoing_takes_the_mark_away(page: Page, mod: Person, ben: Person) -> None:
    page.history.undo(revision=3, author=mod)
    page.history.undo(revision=6, author=ben)
    assert page.body == _said(1, 2, 3, 4)
    assert page.history.settled([3, 6]) == {6: 7}


def test_a_rollback_takes_back_the_last_authors_run(page: Page, mod: Person, ann: Person) -> None:
    page.save_revision(author=mod, body=page.body + "Mods linje.\n")
    for number in range(3):
        page.save_revision(author=ann, body=f"HA {number}\n")
    rolled = page.history.rollback(latest=9, author=mod)
    assert page.body == _said(1, 2, 3, 4) + "Mods linje.\n"
    assert (rolled.number, rolled.action, rolled.settles) == (10, "reverted", "7-9")


def test_a_rollback_of_something_newer_than_was_seen_is_refused(page: Page, mod: Person, ann: Person) -> None:
    page.save_revision(author=ann, body="HA\n")
    with pytest.raises(Overtaken):
        page.history.rollback(latest=5, author=mod)


def test_what_only_one_has_written_can_not_be_rolled_back(write: Write, ann: Person, mod: Person) -> None:
    page = write("Kaffe")
    page.suggest(author=mod, body="Helt andet.\n")
    page.save_revision(author=ann, body="Sort.\n")
    with pytest.raises(OnlyAuthor):
        page.history.rollback(latest=3, author=mod)


def test_a_revert_settles_all_that_was_said_since_and_no_suggestion(page: Page, ben: Person, mod: Person) -> None:
    page.suggest(author=ben, body="Helt andet.\n")
    page.save_revision(author=ben, body="HA\n")
    assert page.history.revert(to=4, author=mod).settles == "5,7"
    assert page.history.settled(range(1, 9)) == {5: 8, 7: 8}


def test_a_revert_to_the_present_text_is_nothing(page: Page, mod: Person) -> None:
    with pytest.raises(Unchanged):
        page.history.revert(to=5, author=mod)


def _said(*changed: int) -> str:
    lines = [
        LINES[n].replace(f"{n} handler om", f"{n} er rettet:") if n in changed else LINES[n] for n in range(6)
    ]
    return "".join(lines)
