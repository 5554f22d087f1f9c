"""Signing in by a provider: who is known comes in, who is new may have an account, what is made up is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from tests.browsing import Visitor
from tests.people.outside.provider import agree, decline
from tests.people.second_factor import set_up
from wikiapp.people.outside.identity import OutsideIdentity
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session

IN, NEW = "/sign-in/oidc", "/sign-in/oidc/account"


def leave(visitor: Visitor, then: str = "/blog/") -> str:
    """Go to the provider; return its address, with all that is asked."""
    return str(visitor.read(f"{IN}?next={then}").location)


def become(visitor: Visitor, name: str, subject: str = "17") -> None:
    """Come from the provider for the first time, and make an account."""
    assert visitor.read(agree(leave(visitor), subject)).location == NEW
    assert visitor.send(NEW, NEW, name=name).status_code == 303


def test_who_is_new_makes_an_account_and_comes_in_by_it_from_then_on(
    browser: Visitor, app: Flask, session: Session, issuer: str
) -> None:
    assert "Sign in with Elsewhere" in browser.read("/sign-in").text
    assert browser.read(agree(leave(browser))).location == NEW
    assert 'value="mette"' in browser.read(NEW).text
    answer = browser.send(NEW, NEW, name="Mette")
    assert (answer.status_code, answer.location) == (303, "/blog/")
    assert "Mette" in browser.read("/account").text
    (kept,) = session.scalars(select(OutsideIdentity))
    assert (kept.issuer, kept.subject, kept.name, kept.person.login) == (issuer, "17", "mette", "mette")
    session.rollback()
    another = Visitor(app.test_client())
    answer = another.read(agree(leave(another)))
    assert (answer.status_code, answer.location) == (303, "/blog/")
    assert "Welcome, Mette." in another.read("/changes").text


def test_a_guest_keeps_what_was_written(browser: Visitor, session: Session) -> None:
    browser.save("Te", "Te er godt.", name="Mette")
    become(browser, "Mette")
    person = session.scalars(select(Person)).one()
    assert "Te" in browser.read(person.path).text


def test_it_is_asked_with_a_challenge_a_state_and_a_nonce(browser: Visitor) -> None:
    asked = parse_qs(urlsplit(leave(browser)).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("code_challenge", "state", "nonce"))
    assert asked["scope"] == ["openid profile"]


def test_what_was_asked_by_another_browser_signs_nobody_in(app: Flask, browser: Visitor) -> None:
    back = agree(leave(browser))
    other = Visitor(app.test_client())
    assert other.read(back).status_code == 400
    leave(other)
    assert other.read(back).status_code == 400
    assert other.read(NEW).location == "/sign-in"


def test_what_was_answered_once_is_answered_once(browser: Visitor) -> None:
    back = agree(leave(browser))
    assert browser.read(back).location == NEW
    assert browser.read(back).status_code == 400


def test_who_declines_there_is_told_so_here(browser: Visitor) -> None:
    answer = browser.read(decline(leave(browser)))
    assert answer.status_code == 400
    assert "You are not signed in" in answer.text


def test_a_mail_address_is_suggested_to_nobody_as_a_name(browser: Visitor) -> None:
    browser.read(agree(leave(browser), "18"))
    assert "example.org" not in browser.read(NEW).text


def test_a_name_that_is_taken_is_not_given_twice(home: Visitor, browser: Visitor) -> None:
    browser.read(agree(leave(browser)))
    answer = browser.send(NEW, NEW, name="mette berg")
    assert answer.status_code == 422
    assert "Somebody signs in by that name already" in answer.text
    assert browser.send(NEW, NEW, name="Mette").status_code == 303


def test_no_account_is_made_where_only_hosts_make_them(app_with: Callable[..., Flask], issuer: str) -> None:
    browser = Visitor(app_with(issuer, sign_up=False).test_client())
    assert browser.read(agree(leave(browser))).location == NEW
    assert browser.read(NEW).status_code == 403
    assert browser.send(NEW, "/sign-in", name="Mette").status_code == 403


def test_the_second_factor_is_asked_for_afterwards(browser: Visitor, app: Flask) -> None:
    become(browser, "Mette")
    phone, _ = set_up(browser)
    another = Visitor(app.test_client())
    assert another.read(agree(leave(another))).location == "/sign-in/second-factor"
    assert another.send("/sign-in/second-factor", "/sign-in/second-factor", code=phone.code()).location == "/blog/"


@pytest.mark.parametrize("then", ["//evil.example/", "https://evil.example/"])
def test_nobody_is_led_away(browser: Visitor, app: Flask, then: str) -> None:
    become(browser, "Mette")
    another = Visitor(app.test_client())
    assert another.read(agree(leave(another, then))).location == "/"


def test_a_provider_that_is_away_is_told_of(app_with: Callable[..., Flask]) -> None:
    browser = Visitor(app_with("http://localhost:9").test_client())
    answer = browser.read(IN)
    assert answer.status_code == 503
    assert "Elsewhere can&#39;t be reached" in answer.text


def test_one_that_calls_itself_otherwise_is_not_believed(app_with: Callable[..., Flask], issuer: str) -> None:
    browser = Visitor(app_with(f"{issuer}/x/..").test_client())
    assert browser.read(agree(leave(browser))).status_code == 400


def test_without_a_provider_there_is_no_such_address(app_with: Callable[..., Flask]) -> None:
    browser = Visitor(app_with("").test_client())
    assert browser.read(IN).status_code == 404
    assert "Elsewhere" not in browser.read("/sign-in").text
