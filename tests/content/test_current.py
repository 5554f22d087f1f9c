from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from wikiapp.content import TextDamaged
from wikiapp.content.current import SHORT_CHAIN, SHORT_TEXT, CurrentText
from wikiapp.content.text import compressed
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.wiki.page import Page

    Write = Callable[..., Page]


LONG = "Te er godt. " * (SHORT_TEXT // 10)


@pytest.fixture
def page(write: Write, session: Session, ben: Person) -> Page:
    """A page whose text is some way down its chain, as another session finds it."""
    page = write("Te", LONG + "0")
    for number in range(1, SHORT_CHAIN + 3):
        page.save_revision(author=ben, body=f"{LONG}{number}")
    return _as_found_anew(session, page)


def test_a_text_far_down_its_chain_is_kept_whole_as_well(page: Page, session: Session) -> None:
    whole = session.get_one(CurrentText, page.id)
    assert (whole.text_id, page.body) == (page.latest.text_id, f"{LONG}{SHORT_CHAIN + 2}")


def test_a_short_text_is_read_from_its_chain_alone(write: Write, session: Session, ben: Person) -> None:
    page = write("Kaffe", "0")
    for number in range(1, SHORT_CHAIN + 3):
        page.save_revision(author=ben, body=str(number))
    assert _as_found_anew(session, page).body == str(SHORT_CHAIN + 2)
    assert session.get(CurrentText, page.id) is None


def test_a_page_has_one_whole_text_however_often_it_is_written(page: Page, session: Session, ben: Person) -> None:
    for words in "abc":
        page.save_revision(author=session.get_one(Person, ben.id), body=LONG + words)
    assert session.scalar(select(func.count()).select_from(CurrentText)) == 1
    assert _as_found_anew(session, page).body == LONG + "c"


def test_a_whole_text_from_before_a_revert_is_not_taken_for_the_new_one(
    page: Page, session: Session, ben: Person
) -> None:
    page.history.revert(to=1, author=session.get_one(Person, ben.id))
    assert _as_found_anew(session, page).body == LONG + "0"


def test_without_its_whole_text_a_page_is_read_from_its_chain(page: Page, session: Session) -> None:
    session.delete(session.get_one(CurrentText, page.id))
    assert _as_found_anew(session, page).body == f"{LONG}{SHORT_CHAIN + 2}"


def test_a_whole_text_that_says_something_else_is_not_believed(page: Page, session: Session) -> None:
    session.execute(update(CurrentText).values(data=compressed("Spam!")))
    with pytest.raises(TextDamaged):
        _ = _as_found_anew(session, page).body


def _as_found_anew(session: Session, page: Page) -> Page:
    session.commit()
    session.expunge_all()
    return session.get_one(type(page), page.id)
