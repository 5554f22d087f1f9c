"""Versions that are marked: named, with the support that they had, and never changed afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from wikiapp.agreement.agreeing import agree, withdraw
from wikiapp.agreement.mark import LONGEST_NAME, Mark
from wikiapp.agreement.marking import is_marked, last_mark, mark, unmark
from wikiapp.content import Unchanged, WrittenWrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page


@pytest.fixture
def tea(write: Callable[..., Page]) -> Page:
    return write("Te", "en to tre fire fem seks syv otte ni ti\n")


def test_a_mark_keeps_the_number_of_those_who_agreed_when_it_was_made(
    tea: Page, ann: Person, ben: Person, mod: Person
) -> None:
    agree(tea, person=ann, revision=1)
    agree(tea, person=ben, revision=1)
    made = mark(tea, revision=1, name=" Den  første ", person=mod)
    withdraw(tea, person=ben)
    tea.save_revision(author=ben, body="Alt er nyt.\n")
    [standing] = tea.session.scalars(Mark.standing(tea))
    assert (standing.name, standing.supporters, standing.person, standing.revision) == ("Den første", 2, mod, 1)
    assert standing is made


def test_an_older_version_is_marked_with_the_support_that_it_had_at_its_end(
    tea: Page, ann: Person, ben: Person, mod: Person
) -> None:
    agree(tea, person=ann, revision=1)
    tea.save_revision(author=ben, body="Alt er nyt.\n")
    agree(tea, person=ben, revision=1)  # they had it open since
    assert mark(tea, revision=1, name="Den første", person=mod).supporters == 1


def test_a_version_is_marked_once_and_a_mark_can_be_taken_off_and_set_again(
    tea: Page, ann: Person, mod: Person
) -> None:
    with pytest.raises(Unchanged):
        unmark(tea, revision=1, person=mod)
    mark(tea, revision=1, name="Den første", person=mod)
    with pytest.raises(Unchanged):
        mark(tea, revision=1, name="Igen", person=ann)
    off = unmark(tea, revision=1, person=ann)
    assert (off.name, off.person, off.stands, is_marked(last_mark(tea, 1))) == ("Den første", ann, False, False)
    assert tea.session.scalars(Mark.standing(tea)).all() == []
    mark(tea, revision=1, name="Igen", person=ann)
    assert [one.action for one in tea.session.scalars(Mark.of(tea))] == ["marked", "unmarked", "marked"]
    assert [one.name for one in tea.session.scalars(Mark.standing(tea))] == ["Igen"]


def test_only_what_the_page_once_said_can_be_marked(tea: Page, ann: Person, mod: Person) -> None:
    tea.suggest(author=ann, body="Te?\n")
    for number in (0, 2, 3):
        with pytest.raises(LookupError):
            mark(tea, revision=number, name="Nej", person=mod)
    with pytest.raises(WrittenWrong):
        mark(tea, revision=1, name="\x00", person=mod)
    assert len(mark(tea, revision=1, name="x" * 500, person=mod).name) == LONGEST_NAME


def test_marks_of_other_pages_and_later_ones_are_told_apart(
    tea: Page, write: Callable[..., Page], mod: Person
) -> None:
    coffee = write("Kaffe", "Kaffe.\n")
    mark(coffee, revision=1, name="Kaffen", person=mod)
    tea.save_revision(author=mod, body="Te.\n")
    for number in (2, 1):
        mark(tea, revision=number, name=f"Nr. {number}", person=mod)
    assert [one.name for one in tea.session.scalars(Mark.standing(tea))] == ["Nr. 2", "Nr. 1"]


def test_the_database_itself_has_no_two_of_one_number(
    tea: Page, ann: Person, mod: Person, session: Session
) -> None:
    """So one tap that is sent twice at once counts once, whatever the database."""
    first = agree(tea, person=ann, revision=1)
    made = mark(tea, revision=1, name="Den første", person=mod)
    session.flush()
    told = "content_id, person_id, number, stance, revision, said_at, hash"
    marked = "content_id, number, action, revision, name, supporters, person_id, marked_at, hash"
    for table, columns, row in (("agreement", told, first.id), ("mark", marked, made.id)):
        with pytest.raises(IntegrityError), session.begin_nested():
            session.connection().exec_driver_sql(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = {row}"
            )


def test_marks_are_dated(tea: Page, mod: Person) -> None:
    later = tea.latest.created_at + timedelta(days=1)
    assert mark(tea, revision=1, name="Den første", person=mod, at=later).marked_at == later
