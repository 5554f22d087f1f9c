"""A file is content: what it shows is what its text says, so nothing about its history is special."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import person
from wikiapp.checking import check
from wikiapp.content import Action, EditConflict
from wikiapp.files.file import File, description_in, text_of
from wikiapp.markup import FileHead

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.people.person import Person

CUP = FileHead("a" * 64, "kop.jpg", "En kop", 1200, 800)
POT = FileHead("b" * 64, "kop.jpg", "En kop", 900, 600)


@pytest.fixture
def ann(session: Session) -> Person:
    return person(session, "Ann")


@pytest.fixture
def ben(session: Session) -> Person:
    return person(session, "Ben")


@pytest.fixture
def cup(session: Session, ann: Person) -> File:
    return File.write(session, author=ann, title="Kop.jpg", body=text_of(CUP, "Foto: Ann."), language="da")


def test_a_file_shows_what_its_text_begins_with(cup: File) -> None:
    assert (cup.head, cup.description) == (CUP, "Foto: Ann.")
    assert cup.path == "/files/Kop.jpg"


def test_a_file_is_found_however_its_name_is_spelled(session: Session, cup: File) -> None:
    assert session.scalars(File.called("kop.JPG")).one() is cup


def test_a_new_upload_is_a_revision_and_going_back_brings_the_old_bytes(cup: File, ben: Person) -> None:
    cup.save_revision(author=ben, body=text_of(POT, cup.description))
    assert cup.head == POT
    assert cup.history.revert(to=1, author=ben).action == Action.REVERTED
    assert cup.head == CUP


def test_who_describes_a_file_and_who_replaces_it_are_joined(cup: File, ann: Person, ben: Person) -> None:
    cup.save_revision(author=ann, body=text_of(CUP, "Foto: Ann, på messen."), based_on=1)
    cup.save_revision(author=ben, body=text_of(POT, "Foto: Ann."), based_on=1)
    assert (cup.head, cup.description) == (POT, "Foto: Ann, på messen.")


def test_words_for_a_picture_and_another_picture_are_joined(cup: File, ann: Person, ben: Person) -> None:
    cup.save_revision(author=ann, body=text_of(CUP.saying("En kop te på et bord"), "Foto: Ann."), based_on=1)
    cup.save_revision(author=ben, body=text_of(POT, "Foto: Ann."), based_on=1)
    assert cup.head == POT.saying("En kop te på et bord")


def test_two_new_uploads_at_once_collide_and_neither_is_lost(cup: File, ann: Person, ben: Person) -> None:
    other = FileHead("c" * 64, "kop.jpg", "En kop", 40, 30)
    cup.save_revision(author=ann, body=text_of(POT, "Foto: Ann."), based_on=1)
    with pytest.raises(EditConflict) as conflict:
        cup.save_revision(author=ben, body=text_of(other, "Foto: Ann."), based_on=1)
    assert FileHead.beginning(conflict.value.insisting) == other


def test_undoing_a_new_upload_keeps_what_was_said_later(cup: File, ann: Person, ben: Person) -> None:
    cup.save_revision(author=ann, body=text_of(POT, "Foto: Ann."))
    cup.save_revision(author=ben, body=text_of(POT, "Foto: Ann, 2026."))
    cup.history.undo(revision=2, author=ann)
    assert (cup.head, cup.description) == (CUP, "Foto: Ann, 2026.")


def test_a_file_without_its_first_line_shows_nothing_and_is_still_whole(
    session: Session, database: Database, cup: File, ann: Person
) -> None:
    cup.save_revision(author=ann, body="Her er intet.\n")
    session.commit()
    assert (cup.head, cup.description) == (None, "Her er intet.")
    assert list(check(database)) == []


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=80)
sizes = st.tuples(st.integers(1, 99_999), st.integers(1, 99_999))


@given(words=words, size=sizes, description=st.text(st.characters(codec="utf-8"), max_size=80))
def test_whatever_is_said_about_a_picture_is_read_back_as_it_was_said(
    words: str, size: tuple[int, int], description: str
) -> None:
    head = CUP.saying(words)
    head = FileHead(head.digest, head.name, head.words, *size)
    text = text_of(head, description)
    assert FileHead.beginning(text) == head
    assert description_in(text) == description.strip("\n")
    pdf = FileHead("d" * 64, "program.pdf", head.words)
    assert FileHead.beginning(text_of(pdf, description)) == pdf
