"""A mail address is confirmed by a link, shown to nobody else, and taken back."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from tests.browsing import Visitor
from tests.people.mail.mette import ADDRESS, AT, PASSWORD, give, link_in
from wikiapp.database import now
from wikiapp.people.mail.address import LASTS, MailAddress, looks_like_one

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from tests.people.mail.post import Inbox
    from wikiapp.database import Database


def test_an_address_is_confirmed_by_the_link_that_is_sent_there(
    mette: Visitor, inbox: Inbox, app: Flask, session: Session
) -> None:
    assert give(mette) == 303
    mail = inbox.wait_for(1)
    assert (mail["To"], mail["From"]) == (ADDRESS, "Wikiapp <wiki@wiki.example>")
    assert mail.get_content_type() == "text/plain"
    assert "Hello Mette," in mail.get_content()
    assert inbox.signed_in == [(b"post", b"s/cret")]
    link = link_in(inbox, 1)
    anywhere = Visitor(app.test_client())
    assert "Shall mails for Mette come to" in anywhere.read(link).text
    assert session.scalars(MailAddress.confirmed()).all() == []
    session.rollback()
    assert anywhere.send(link, link).status_code == 303
    assert anywhere.read(link).status_code == 404
    assert anywhere.read("/account").status_code == 302
    assert "confirmed" in mette.read(AT).text


def test_mails_are_in_the_language_of_whom_they_are_for(mette: Visitor, inbox: Inbox) -> None:
    mette.read("/language/da")
    give(mette)
    assert "Hej Mette," in inbox.wait_for(1).get_content()


def test_a_link_that_was_not_opened_in_time_confirms_nothing(
    mette: Visitor, inbox: Inbox, session: Session
) -> None:
    give(mette)
    session.execute(update(MailAddress).values(asked_at=now() - LASTS - timedelta(seconds=1)))
    session.commit()
    assert mette.send(link_in(inbox, 1), "/account").status_code == 404


@pytest.mark.parametrize(
    ("address", "old", "said"), [("mette", PASSWORD, "look like"), (ADDRESS, "wrong", "password you have")]
)
def test_an_address_that_can_not_be_is_refused(
    mette: Visitor, inbox: Inbox, address: str, old: str, said: str
) -> None:
    answer = mette.send(AT, AT, address=address, old=old)
    assert answer.status_code == 422
    assert said in answer.text
    assert inbox.mails == []


@pytest.mark.parametrize(
    "typed",
    ["", "a@b", "a b@example.org", "a@example.org\nBcc: x@example.org", "<a@example.org>", "a,b@example.org"],
)
def test_what_would_be_two_addresses_or_none_is_not_taken_for_one(typed: str) -> None:
    assert not looks_like_one(typed)
    assert looks_like_one("søren+wiki@exämple.example")


def test_an_address_is_told_to_its_owner_and_can_be_taken_back(
    confirmed: str, mette: Visitor, database: Database, app: Flask
) -> None:
    told = json.loads(mette.read("/account/data.json").text)["mail_addresses"]
    assert [one["address"] for one in told] == [ADDRESS]
    assert ADDRESS not in Visitor(app.test_client()).read("/people/1").text
    assert mette.send(f"{AT}/removal", AT).status_code == 303
    with database.reading() as session:
        assert session.scalar(select(MailAddress)) is None
