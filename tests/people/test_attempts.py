"""Who tries many passwords has to wait, and locks nobody else out by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from flask import request
from sqlalchemy import func, select, update

from tests.browsing import Visitor
from wikiapp import create_app
from wikiapp.database import now
from wikiapp.edition import Edition
from wikiapp.people import attempts
from wikiapp.people.account import account_called
from wikiapp.people.guessing import WITHIN, WrongCode
from wikiapp.people.password import set_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from wikiapp.config import Config

PASSWORD, FEW = "four words that differ", 3


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be few attempts, since each takes its time."""
    monkeypatch.setitem(attempts.FROM_ONE_PLACE, attempts.PASSWORD, FEW)
    monkeypatch.setitem(attempts.FROM_ANYWHERE, attempts.PASSWORD, 2 * FEW)
    monkeypatch.setattr(attempts, "MOST", FEW + 1)


@pytest.fixture(autouse=True)
def _accounts(session: Session) -> None:
    for name in ("Mette", "Ole"):
        set_password(account_called(session, name), PASSWORD)
    session.commit()


@pytest.fixture
def at(app: Flask) -> Callable[[str], Visitor]:
    """Return a browser at an address of the network."""

    def at(address: str) -> Visitor:
        visitor = Visitor(app.test_client())
        visitor.client.environ_base["REMOTE_ADDR"] = address
        return visitor

    return at


def attempt(visitor: Visitor, name: str = "mette", password: str = "wrong") -> TestResponse:
    return visitor.send("/sign-in", "/sign-in", name=name, password=password)


def test_who_mistypes_often_waits_and_is_told_how_long(at: Callable[[str], Visitor], session: Session) -> None:
    phone = at("192.0.2.1")
    assert [attempt(phone).status_code for _ in range(FEW)] == [422] * FEW
    answer = attempt(phone, password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= WITHIN.total_seconds()
    assert "Try again in 10 minutes" in answer.text
    assert 'value="mette"' in answer.text
    session.execute(update(WrongCode).values(at=now() - WITHIN - timedelta(seconds=1)))
    session.commit()
    assert attempt(phone, password=PASSWORD).status_code == 303


def test_others_are_not_locked_out_by_what_was_tried_elsewhere(at: Callable[[str], Visitor]) -> None:
    for _ in range(FEW + 1):
        attempt(at("192.0.2.1"))
    assert attempt(at("192.0.2.1"), "Ole", PASSWORD).status_code == 303
    assert attempt(at("192.0.2.2"), "Mette", PASSWORD).status_code == 303


def test_one_name_is_not_tried_from_everywhere_but_who_was_there_before_comes_in(
    at: Callable[[str], Visitor],
) -> None:
    home = at("192.0.2.1")
    attempt(home, password=PASSWORD)
    home.send("/sign-out", "/sign-out")
    for number in range(2 * FEW):
        assert attempt(at(f"198.51.100.{number}")).status_code == 422
    assert attempt(at("203.0.113.1"), password=PASSWORD).status_code == 429
    assert attempt(home, password=PASSWORD).status_code == 303


def test_many_names_are_not_tried_from_one_place(at: Callable[[str], Visitor]) -> None:
    tried = [attempt(at("192.0.2.1"), f"somebody {number}").status_code for number in range(FEW + 2)]
    assert tried == [422] * (FEW + 1) + [429]


def test_a_name_that_is_nobodys_waits_as_any_other(at: Callable[[str], Visitor]) -> None:
    assert [attempt(at("192.0.2.1"), "nobody").status_code for _ in range(FEW + 1)] == [422] * FEW + [429]


def test_what_was_mistyped_before_signing_in_counts_no_more(
    at: Callable[[str], Visitor], session: Session
) -> None:
    attempt(at("192.0.2.1"))
    attempt(at("192.0.2.1"), password=PASSWORD)
    assert session.scalar(select(func.count()).select_from(WrongCode)) == 2


def test_what_is_tried_puts_no_kept_page_out_of_date(at: Callable[[str], Visitor], session: Session) -> None:
    before = session.scalar(select(Edition.number))
    session.rollback()
    attempt(at("192.0.2.1"))
    at("192.0.2.1").send("/sign-in/passkey/challenges", "/sign-in")
    assert session.scalar(select(Edition.number)) == before


def test_who_finds_a_browser_left_open_tries_no_more(at: Callable[[str], Visitor]) -> None:
    left_open = at("192.0.2.1")
    attempt(left_open, password=PASSWORD)
    sent = [
        left_open.send(path, "/account", old="wrong", password="ten letters", name="x", sure="1").text
        for path in ("/account/password", "/account/tokens", "/account/erasure", "/account/second-factor")
    ]
    assert ["tried too often" in page for page in sent] == [False] * FEW + [True]


def test_the_browser_does_not_tell_who_has_signed_in_with_it(at: Callable[[str], Visitor]) -> None:
    phone = at("192.0.2.1")
    answer = attempt(phone, password=PASSWORD)
    (cookie,) = (line for line in answer.headers.getlist("Set-Cookie") if line.startswith(attempts.COOKIE))
    assert "mette" not in cookie.lower()
    assert "Path=/sign-in" in cookie


def test_what_a_proxy_says_is_believed_where_there_is_one(config: Config, app: Flask) -> None:
    behind = create_app(replace(config, proxies=1))
    for each, seen in ((app, "127.0.0.1"), (behind, "192.0.2.7")):
        each.add_url_rule("/seen", "seen", lambda: request.remote_addr or "")
        assert each.test_client().get("/seen", headers={"X-Forwarded-For": "192.0.2.7"}).text == seen
    behind.extensions["database"].engine.dispose()
