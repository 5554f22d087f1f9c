"""A link to sign in by is sent to who has forgotten the password, and nobody learns who has an account."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.browsing import Visitor
from tests.people.mail.mette import ADDRESS, give, link_in
from tests.people.mail.post import Inbox, silent_server
from wikiapp import create_app
from wikiapp.database import now
from wikiapp.people import attempts
from wikiapp.people.account import account_called
from wikiapp.people.mail import office
from wikiapp.people.one_time_link import OneTimeLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from wikiapp.config import Config

FORGOTTEN = "/sign-in/mail"


def test_who_has_forgotten_the_password_gets_a_link(confirmed: str, inbox: Inbox, app: Flask) -> None:
    browser = Visitor(app.test_client())
    assert FORGOTTEN in browser.read("/sign-in").text
    assert "Look into your mail" in browser.send(FORGOTTEN, FORGOTTEN, name="mette").text
    assert inbox.wait_for(2)["To"] == ADDRESS
    link = link_in(inbox, 2)
    assert browser.send(link, link).location == "/account"
    assert "Mette" in browser.read("/account").text


def test_an_address_finds_its_account_as_well(confirmed: str, inbox: Inbox, app: Flask) -> None:
    Visitor(app.test_client()).send(FORGOTTEN, FORGOTTEN, name=confirmed.upper())
    assert inbox.wait_for(2)["To"] == ADDRESS


def test_the_link_is_good_for_an_hour(confirmed: str, inbox: Inbox, app: Flask, session: Session) -> None:
    browser = Visitor(app.test_client())
    browser.send(FORGOTTEN, FORGOTTEN, name="mette")
    link = link_in(inbox, 2)
    newest = session.scalars(select(OneTimeLink).order_by(OneTimeLink.id.desc())).first()
    assert newest is not None
    assert newest.expires_at == newest.created_at + timedelta(hours=1)
    newest.expires_at = now()
    session.commit()
    assert browser.send(link, "/sign-in").status_code == 404


def test_the_answer_does_not_tell_whether_there_is_an_account(
    confirmed: str, inbox: Inbox, app: Flask, session: Session
) -> None:
    account_called(session, "Ole")
    session.commit()
    said = []
    for name in ("mette", "ole", "nobody", "nobody@example.org", ""):
        answer = Visitor(app.test_client()).send(FORGOTTEN, FORGOTTEN, name=name)
        said.append((answer.status_code, re.sub(r"[0-9a-f]{12}", "", answer.text)))
    assert len(set(said)) == 1
    inbox.wait_for(2)


def test_an_address_that_is_not_confirmed_gets_no_way_in(mette: Visitor, inbox: Inbox, app: Flask) -> None:
    give(mette)
    Visitor(app.test_client()).send(FORGOTTEN, FORGOTTEN, name="mette")
    Visitor(app.test_client()).send(FORGOTTEN, FORGOTTEN, name=ADDRESS)
    inbox.wait_for(1)
    assert [mail["Subject"] for mail in inbox.mails] == ["Your mail address at Wikiapp"]


def test_nobodys_inbox_is_filled(confirmed: str, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(attempts.FROM_ONE_PLACE, attempts.MAIL, 1)
    browser = Visitor(app.test_client())
    assert [browser.send(FORGOTTEN, FORGOTTEN, name="mette").status_code for _ in range(2)] == [200, 429]


def test_links_lead_to_the_address_that_is_configured(confirmed: str, inbox: Inbox, client: FlaskClient) -> None:
    visitor = Visitor(client)
    token = visitor.token(FORGOTTEN)
    client.post(
        FORGOTTEN, data={"csrf_token": token, "name": "mette"}, headers={"X-Forwarded-Host": "evil.example"}
    )
    assert "evil" not in inbox.wait_for(2).get_content()


def test_without_an_address_of_the_site_no_mail_is_sent(config: Config) -> None:
    app = create_app(replace(config, mail_url="smtp+plain://127.0.0.1:9", mail_sender="wiki@wiki.example"))
    visitor = Visitor(app.test_client())
    assert visitor.read(FORGOTTEN).status_code == 404
    assert "A host of this wiki can make a link" in visitor.read("/sign-in").text
    app.extensions["database"].engine.dispose()


def test_the_answer_comes_while_the_mail_server_still_says_nothing(
    app_with: Callable[[str], Flask], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(office, "PATIENCE", 0.2)
    with silent_server() as address, caplog.at_level(logging.ERROR, "wikiapp"):
        visitor = Visitor(app_with(f"smtp+plain://post:secret@{address}").test_client())
        answer = visitor.send(FORGOTTEN, FORGOTTEN, name="nobody")
    assert answer.status_code == 503
    assert "Mails can&#39;t be sent now" in answer.text
    assert "a mail was not sent" in caplog.text
    assert "secret" not in caplog.text


def test_the_password_is_not_said_to_a_server_that_does_not_encrypt(
    app_with: Callable[[str], Flask], inbox: Inbox
) -> None:
    visitor = Visitor(app_with(f"smtp://post:secret@{inbox.address}").test_client())
    assert visitor.send(FORGOTTEN, FORGOTTEN, name="nobody").status_code == 503
    assert inbox.signed_in == []


@pytest.mark.parametrize("url", ["http://wiki.example", "smtp:", "wiki.example:25"])
def test_an_address_of_no_mail_server_is_refused_at_the_start(app_with: Callable[[str], Flask], url: str) -> None:
    with pytest.raises(ValueError, match="WIKIAPP_MAIL_URL"):
        app_with(url)
