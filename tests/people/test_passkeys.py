"""Passkeys without a browser: what an honest device signs, and what a dishonest one sends."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from tests.browsing import Visitor
from tests.people.authenticator import Authenticator
from wikiapp.people.account import account_called
from wikiapp.people.one_time_link import link_for
from wikiapp.people.passkeys import challenge
from wikiapp.people.passkeys.challenge import PasskeyChallenge

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

AT, IN, ORIGIN = "/account/passkeys", "/sign-in/passkey", "http://localhost"


@pytest.fixture
def home(app: Flask, session: Session) -> Visitor:
    """Mette's browser."""
    link = link_for(account_called(session, "Mette"))
    session.commit()
    visitor = Visitor(app.test_client())
    visitor.send(link, link)
    return visitor


@pytest.fixture
def browser(app: Flask) -> Visitor:
    """Another one, in which nobody is signed in."""
    return Visitor(app.test_client())


@pytest.fixture
def device() -> Authenticator:
    return Authenticator(ORIGIN)


@pytest.fixture
def added(home: Visitor, device: Authenticator) -> TestResponse:
    return home.send(AT, AT, name="My phone", credential=device.make(asked(home, AT)))


def asked(visitor: Visitor, at: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(visitor.send(f"{at}/challenges", "/sign-in").text)
    return told


def number_of_only(visitor: Visitor) -> str:
    (number,) = re.findall(rf"{AT}/(\d+)/removal", visitor.read(AT).text)
    return str(number)


def show(visitor: Visitor, credential: str) -> TestResponse:
    return visitor.send(IN, "/sign-in", credential=credential, next="/blog/")


def test_a_passkey_signs_in(added: TestResponse, browser: Visitor, device: Authenticator) -> None:
    assert (added.status_code, added.location) == (303, AT)
    answer = show(browser, device.use(asked(browser, IN)))
    assert (answer.status_code, answer.location) == (303, "/blog/")
    assert "My phone" in browser.read(AT).text


def test_what_was_sent_once_signs_in_once(added: TestResponse, app: Flask, device: Authenticator) -> None:
    one, other = Visitor(app.test_client()), Visitor(app.test_client())
    sent = device.use(asked(one, IN))
    assert [show(visitor, sent).status_code for visitor in (one, other)] == [303, 422]


def test_a_challenge_is_for_whoever_it_was_made_for_and_not_for_long(
    added: TestResponse, home: Visitor, browser: Visitor, device: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert show(browser, device.use(asked(home, AT))).status_code == 422
    sent = device.use(asked(browser, IN))
    monkeypatch.setattr(challenge, "LASTS", timedelta(0))
    assert show(browser, sent).status_code == 422


def test_a_copy_that_counts_from_before_is_noticed(
    added: TestResponse, browser: Visitor, device: Authenticator
) -> None:
    assert show(browser, device.use(asked(browser, IN))).status_code == 303
    device.count -= 1
    assert show(browser, device.use(asked(browser, IN))).status_code == 422


@pytest.mark.parametrize(
    "lie", [{"origin": "http://evil.example"}, {"site": "evil.example"}, {"verified": False}, {"forged": True}]
)
def test_what_an_honest_device_would_not_sign_is_refused(
    added: TestResponse, browser: Visitor, device: Authenticator, lie: dict[str, Any]
) -> None:
    assert show(browser, device.use(asked(browser, IN), **lie)).status_code == 422
    assert browser.read("/account").status_code == 302


@pytest.mark.parametrize("sent", ["", "{", "[]", "null", '{"rawId": 3}', '{"rawId": "é"}', "9" * 30_000])
def test_what_is_no_answer_is_refused(home: Visitor, browser: Visitor, sent: str) -> None:
    assert show(browser, sent).status_code == 422
    assert home.send(AT, AT, credential=sent).status_code == 422


@pytest.mark.parametrize("part", ["rawId", "id", "type", "clientDataJSON", "attestationObject"])
@pytest.mark.parametrize("other", [None, 3, "", "AAAA", ["x"]])
def test_an_answer_with_a_part_that_is_none_is_refused(
    home: Visitor, device: Authenticator, part: str, other: object
) -> None:
    answer = json.loads(device.make(asked(home, AT)))
    (answer if part in answer else answer["response"])[part] = other
    assert home.send(AT, AT, credential=json.dumps(answer)).status_code == 422


def test_a_passkey_that_was_taken_away_is_of_no_use(
    added: TestResponse, home: Visitor, browser: Visitor, device: Authenticator
) -> None:
    number = number_of_only(home)
    assert home.send(f"{AT}/{number}/removal", AT).status_code == 303
    assert home.send(f"{AT}/{number}/removal", AT).status_code == 404
    assert show(browser, device.use(asked(browser, IN))).status_code == 422


def test_nobody_takes_away_what_is_anothers(
    added: TestResponse, home: Visitor, app: Flask, session: Session
) -> None:
    number = number_of_only(home)
    link = link_for(account_called(session, "Ole"))
    session.commit()
    other = Visitor(app.test_client())
    other.send(link, link)
    assert other.send(f"{AT}/{number}/removal", AT).status_code == 404


def test_challenges_that_nobody_answers_are_forgotten(
    browser: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        asked(browser, IN)
    monkeypatch.setattr(challenge, "LASTS", timedelta(0))
    asked(browser, IN)
    assert session.scalar(select(func.count()).select_from(PasskeyChallenge)) == 1


def test_passkeys_are_told_to_their_owner(added: TestResponse, home: Visitor) -> None:
    (told,) = json.loads(home.read("/account/data.json").text)["passkeys"]
    assert (told["name"], told["used"]) == ("My phone", None)
