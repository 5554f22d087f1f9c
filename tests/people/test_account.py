from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from wikiapp.people.account import NameTaken, NameTooShort, account_called, has_been_hosted, open_account
from wikiapp.people.appointment import Appointment, appoint
from wikiapp.people.one_time_link import OneTimeLink, link_for
from wikiapp.people.password import has_password, knows_password, set_password
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person


def test_a_guest_becomes_a_writer_by_an_account(ann: Person) -> None:
    assert (ann.is_guest, ann.role) == (True, Role.GUEST)
    open_account(ann, "  Ann Bo ")
    assert (ann.is_guest, ann.role, ann.name) == (False, Role.WRITER, "Ann Bo")


@pytest.mark.parametrize("name", ["ANN BO", "ann  bo", "Ａｎｎ Bo"])
def test_a_name_is_one_persons_however_it_is_written(ann: Person, ben: Person, name: str) -> None:
    open_account(ann, "Ann Bo")
    with pytest.raises(NameTaken):
        open_account(ben, name)
    assert ben.is_guest


@pytest.mark.parametrize("name", ["", " ", "a", "\x00\x00a"])
def test_nobody_signs_in_by_hardly_a_name(ann: Person, name: str) -> None:
    with pytest.raises(NameTooShort):
        open_account(ann, name)


def test_an_account_is_found_by_its_name_or_made(session: Session) -> None:
    person = account_called(session, "Mette")
    assert account_called(session, "METTE") is person


def test_it_is_known_who_gave_whom_which_role(session: Session, ann: Person, mod: Person) -> None:
    open_account(ann, "Ann")
    appoint(ann, Role.MODERATOR, by=mod)
    appoint(ann, Role.MODERATOR, by=mod)
    given = session.scalars(select(Appointment).order_by(Appointment.id)).all()
    assert [(each.person, each.role, each.by) for each in given] == [
        (ann, Role.WRITER, None), (ann, Role.MODERATOR, mod),
    ]  # fmt: skip
    assert ann.is_at_least(Role.WRITER)
    assert not ann.is_at_least(Role.HOST)


def test_a_password_is_known_to_whoever_set_it(ann: Person, ben: Person) -> None:
    assert not has_password(ann)
    set_password(ann, "four words that differ")
    set_password(ann, "another four words")
    assert has_password(ann)
    assert knows_password(ann, "another four words")
    assert not knows_password(ann, "four words that differ")
    assert not knows_password(ben, "another four words")
    assert not knows_password(None, "nobody's")


def test_a_link_is_good_for_once(session: Session, ann: Person) -> None:
    secret = link_for(ann).rpartition("/")[2]
    link = session.scalars(OneTimeLink.usable(secret)).one()
    assert link.person is ann
    assert secret.encode() not in link.secret_hash
    assert link.use()
    assert not link.use()
    assert session.scalar(OneTimeLink.usable(secret)) is None
    assert session.scalar(OneTimeLink.usable("x")) is None


def test_a_wiki_has_no_host_before_one_has_signed_in(session: Session, ann: Person) -> None:
    appoint(ann, Role.HOST)
    assert not has_been_hosted(session)
