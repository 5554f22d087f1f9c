from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import AddressTaken, EditConflict, Overtaken, Unchanged
from wikiapp.content.appending import ATTEMPTS, persistently
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.content import Revision
    from wikiapp.people.person import Person

    Write = Callable[..., Page]
    Meanwhile = Callable[..., None]


def test_of_two_who_saw_the_same_revision_the_slower_gets_a_conflict(
    write: Write, meanwhile: Meanwhile, ann: Person
) -> None:
    page = write("Te", "Te.")
    meanwhile(page, Page.save_revision, body="Bens te.", based_on=1)
    assert page.revision_count == 1  # that is what makes it stale
    with pytest.raises(EditConflict) as conflict:
        page.save_revision(author=ann, body="Anns te.", based_on=1)
    assert (conflict.value.mine, conflict.value.theirs.body) == ("Anns te.", "Bens te.")


def test_a_conflict_leaves_nothing_of_the_slower_one(
    write: Write, session: Session, meanwhile: Meanwhile, ann: Person
) -> None:
    page = write("Te", "Te.")
    meanwhile(page, Page.save_revision, body="Bens te.", based_on=1)
    with pytest.raises(EditConflict):
        page.save_revision(author=ann, body="Anns te.", based_on=1)
    session.commit()
    session.expire_all()
    assert (page.revision_count, page.body) == (2, "Bens te.")


def test_a_save_upon_anything_takes_the_next_number(write: Write, meanwhile: Meanwhile, ann: Person) -> None:
    page = write("Te", "Te.")
    meanwhile(page, Page.save_revision, body="Bens te.")
    assert page.save_revision(author=ann, body="Anns te.").number == 3
    assert [one.body for one in page.history.before(9, 9)] == ["Anns te.", "Bens te.", "Te."]


def test_a_save_goes_through_after_a_rename_from_elsewhere(
    write: Write, meanwhile: Meanwhile, ann: Person
) -> None:
    page = write("Te", "Te.")
    meanwhile(page, Page.rename, to="Grøn te")
    saved = page.save_revision(author=ann, body="Anns te.", based_on=1)
    assert (saved.number, saved.title, page.title, page.address) == (3, "Grøn te", "Grøn te", "grøn te")


def test_a_page_deleted_from_elsewhere_can_not_be_deleted_again(
    write: Write, meanwhile: Meanwhile, mod: Person
) -> None:
    page = write("Te")
    meanwhile(page, Page.delete)
    with pytest.raises(Unchanged):
        page.delete(author=mod)
    assert (page.revision_count, page.latest.action) == (2, "deleted")


def test_saving_the_same_words_as_another_just_did_changes_nothing(
    write: Write, meanwhile: Meanwhile, ann: Person
) -> None:
    page = write("Te", "Te.")
    meanwhile(page, Page.save_revision, body="Grøn te.")
    with pytest.raises(Unchanged):
        page.save_revision(author=ann, body="Grøn te.")


def test_reverting_goes_back_from_what_is_newest(write: Write, meanwhile: Meanwhile, mod: Person) -> None:
    page = write("Te", "Te.")
    page.save_revision(author=mod, body="Grøn te.")
    meanwhile(page, Page.save_revision, body="Spam!")
    assert page.history.revert(to=1, author=mod).number == 4
    assert page.body == "Te."


def test_a_title_taken_from_elsewhere_is_taken(write: Write, meanwhile: Meanwhile, ann: Person) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    meanwhile(tea, Page.rename, to="Varm drik")
    with pytest.raises(AddressTaken):
        coffee.rename(to="varm drik", author=ann)
    assert (coffee.title, coffee.revision_count) == ("Kaffe", 1)


def test_who_is_overtaken_time_and_again_gives_up(write: Write) -> None:
    page, tries = write("Te"), []

    def attempt() -> Revision:
        tries.append(page.revision_count)
        raise Overtaken(page.address)

    with pytest.raises(Overtaken):
        persistently(page, attempt)
    assert tries == [1] * ATTEMPTS
