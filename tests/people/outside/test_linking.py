"""Accounts elsewhere are linked with the one that is here, and parted from it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.browsing import Visitor
from tests.people.outside.provider import agree
from tests.people.outside.test_coming_in import become, leave
from wikiapp.people.account import account_called
from wikiapp.people.outside.identity import OutsideIdentity
from wikiapp.people.password import set_password

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.database import Database

AT, PASSWORD = "/account/identities", "four words that differ"


def link(visitor: Visitor, **fields: str) -> int:
    visitor.read(agree(leave(visitor, AT)))
    return visitor.send(AT, AT, **fields).status_code


def test_an_account_elsewhere_is_linked_once_its_owner_says_so_here(
    home: Visitor, app: Flask, session: Session
) -> None:
    assert home.read(agree(leave(home, AT))).location == AT
    assert session.scalar(select(OutsideIdentity)) is None
    session.rollback()
    assert "Shall mette sign you in here from now on?" in home.read(AT).text
    assert home.send(AT, AT).status_code == 303
    other = Visitor(app.test_client())
    assert other.read(agree(leave(other))).location == "/blog/"
    assert "Mette Berg" in other.read("/account").text
    (told,) = json.loads(home.read("/account/data.json").text)["accounts_elsewhere"]
    assert (told["subject"], told["name"]) == ("17", "mette")


def test_nothing_is_linked_that_was_not_shown(home: Visitor, database: Database) -> None:
    assert home.send(AT, "/account").location == AT
    with database.reading() as session:
        assert session.scalar(select(OutsideIdentity)) is None


def test_who_has_a_password_must_know_it(home: Visitor, session: Session) -> None:
    set_password(account_called(session, "Mette Berg"), PASSWORD)
    session.commit()
    assert link(home, old="wrong") == 422
    assert home.send(AT, AT, old=PASSWORD).status_code == 303


def test_one_account_elsewhere_is_one_persons(home: Visitor, browser: Visitor) -> None:
    become(browser, "Somebody else", subject="18")
    home.read(agree(leave(home, AT)))  # Mette's own, which she links while the other is not signed in
    assert home.send(AT, AT).status_code == 303
    assert browser.read(agree(leave(browser))).location == "/blog/"
    assert "Mette Berg" in browser.read("/account").text


def test_one_is_parted_from_unless_it_is_the_only_way_in(home: Visitor, session: Session) -> None:
    assert link(home) == 303
    (number,) = re.findall(rf"{AT}/(\d+)/removal", home.read(AT).text)
    answer = home.send(f"{AT}/{number}/removal", AT)
    assert answer.status_code == 422
    assert "It is your only way in" in answer.text
    set_password(account_called(session, "Mette Berg"), PASSWORD)
    session.commit()
    assert home.send(f"{AT}/{number}/removal", AT).status_code == 303
    assert home.send(f"{AT}/{number}/removal", "/account").status_code == 404
