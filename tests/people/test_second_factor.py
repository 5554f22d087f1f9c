"""The second factor: what somebody else may have got hold of is not enough to sign in."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from tests.browsing import Visitor
from tests.people.second_factor import AT, Phone, set_up
from tests.visitors import moderator, signed_in
from wikiapp import create_app
from wikiapp.config import Config
from wikiapp.people.account import account_called
from wikiapp.people.one_time_link import link_for
from wikiapp.people.password import set_password
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.people.second_factor import asking
from wikiapp.people.second_factor.factor import SecondFactor
from wikiapp.people.second_factor.recovery import RecoveryCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

__all__ = ["moderator", "signed_in"]
PASSWORD, ASKING = "four words that differ", "/sign-in/second-factor"


@pytest.fixture
def mette(session: Session) -> Person:
    """Somebody with an account."""
    person = account_called(session, "Mette")
    set_password(person, PASSWORD)
    session.commit()
    return person


@pytest.fixture
def browser(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def home(app: Flask, mette: Person) -> Visitor:
    """The browser in which the second factor is set up."""
    visitor = Visitor(app.test_client())
    show_password(visitor)
    return visitor


@pytest.fixture
def phone_and_paper(home: Visitor) -> tuple[Phone, list[str]]:
    return set_up(home, old=PASSWORD)


@pytest.fixture
def phone(phone_and_paper: tuple[Phone, list[str]]) -> Phone:
    return phone_and_paper[0]


def show_password(visitor: Visitor) -> TestResponse:
    return visitor.send("/sign-in", "/sign-in", name="Mette", password=PASSWORD, next="/blog/")


def show_code(visitor: Visitor, code: str) -> TestResponse:
    return visitor.send(ASKING, ASKING, code=code)


def is_in(visitor: Visitor) -> bool:
    return visitor.read("/account").status_code == 200


def test_after_the_password_a_code_is_asked_for(browser: Visitor, phone: Phone) -> None:
    answer = show_password(browser)
    assert (answer.status_code, answer.location) == (303, ASKING)
    assert not is_in(browser)
    assert show_code(browser, "000000").status_code == 422
    assert not is_in(browser)
    answer = show_code(browser, phone.code())
    assert (answer.status_code, answer.location) == (303, "/blog/")
    assert is_in(browser)


def test_after_a_link_too_which_is_used_up_only_by_signing_in(
    browser: Visitor, phone: Phone, mette: Person, session: Session
) -> None:
    link = link_for(mette)
    session.commit()
    assert browser.send(link, link).location == ASKING
    assert not is_in(browser)
    assert browser.read(link).status_code == 200
    show_code(browser, phone.code())
    assert is_in(browser)
    assert browser.read(link).status_code == 404


def test_a_code_is_taken_once(app: Flask, phone: Phone) -> None:
    one, other, code = Visitor(app.test_client()), Visitor(app.test_client()), phone.code()
    for visitor in (one, other):
        show_password(visitor)
        show_code(visitor, code)
    assert (is_in(one), is_in(other)) == (True, False)


@pytest.mark.parametrize("wrong", ["", "12345", "١٢٣٤٥٦", "x" * 300, "0000-0000-0000"])
def test_what_is_no_code_is_refused(browser: Visitor, phone: Phone, wrong: str) -> None:
    show_password(browser)
    assert show_code(browser, wrong).status_code in {413, 422}
    assert not is_in(browser)


def test_each_code_on_paper_is_good_for_once(
    app: Flask, phone_and_paper: tuple[Phone, list[str]], session: Session
) -> None:
    _, paper = phone_and_paper
    assert len(set(paper)) == 10
    for typed, gets_in in ((paper[3].lower().replace("-", " "), True), (paper[3], False), (paper[9], True)):
        visitor = Visitor(app.test_client())
        show_password(visitor)
        show_code(visitor, typed)
        assert is_in(visitor) == gets_in
    assert all(paper[0].encode() not in one.code_hash for one in session.scalars(select(RecoveryCode)))


def test_codes_are_not_tried_without_end(browser: Visitor, phone: Phone) -> None:
    show_password(browser)
    said = [show_code(browser, f"{number:06}").text for number in range(6)]
    assert ["tried too often" in page for page in said] == [False] * 5 + [True]
    assert "tried too often" in show_code(browser, phone.code()).text


def test_nobody_is_asked_who_has_shown_nothing_or_waited_long(
    browser: Visitor, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browser.read(ASKING).location == "/sign-in"
    assert browser.send(ASKING, "/sign-in", code=phone.code()).location == "/sign-in"
    show_password(browser)
    monkeypatch.setattr(asking, "PATIENCE", timedelta(0))
    assert browser.send(ASKING, "/sign-in", code=phone.code()).location == "/sign-in"
    assert not is_in(browser)


def test_it_counts_once_the_phone_has_shown_a_code(app: Flask, home: Visitor) -> None:
    assert home.send(AT, AT, old="wrong").status_code == 422
    home.send(AT, AT, old=PASSWORD)
    assert home.send(f"{AT}/confirmation", AT, code="000000").status_code == 422
    assert show_password(Visitor(app.test_client())).location == "/blog/"


def test_turning_it_off_asks_for_a_code(home: Visitor, phone: Phone, app: Flask) -> None:
    assert home.send(f"{AT}/removal", AT, code="000000").status_code == 422
    assert home.send(f"{AT}/removal", AT, code=phone.code()).location == "/account"
    assert show_password(Visitor(app.test_client())).location == "/blog/"


def test_new_codes_for_paper_take_the_place_of_the_old_ones(
    home: Visitor, phone_and_paper: tuple[Phone, list[str]], session: Session
) -> None:
    phone, paper = phone_and_paper
    answer = home.send(f"{AT}/recovery-codes", AT, code=phone.code())
    assert answer.headers["Cache-Control"] == "no-store"
    assert paper[0] not in answer.text
    assert session.scalar(select(func.count()).select_from(RecoveryCode)) == 10


def test_a_host_turns_it_off_for_who_has_lost_it(
    phone: Phone, signed_in: Callable[[str, Role], Visitor], mette: Person, app: Flask
) -> None:
    host, path = signed_in("Vera", Role.HOST), f"{mette.path}/second-factor-removals"
    form = f"{mette.path}/appointments"
    assert "Turn the second factor off" in host.read(form).text
    assert host.send(path, form).status_code == 303
    assert "turned off the second factor of" in host.read("/moderation/log").text
    assert show_password(Visitor(app.test_client())).location == "/blog/"
    assert host.send(path, form).status_code == 404


def test_moderators_are_asked_to_set_it_up(moderator: Visitor, home: Visitor) -> None:
    assert "You look after this wiki" in moderator.read("/account").text
    assert "You look after this wiki" not in home.read("/account").text
    set_up(moderator)
    assert "You look after this wiki" not in moderator.read("/account").text


def test_where_the_setting_says_so_moderators_must_have_it(config: Config, database: object) -> None:
    app = create_app(Config(**{**vars(config), "require_second_factor": True}))
    moderator, writer = Visitor(app.test_client()), Visitor(app.test_client())
    with app.extensions["database"].writing() as session:
        links = [link_for(account_called(session, name)) for name in ("Mod", "Ann")]
        session.scalars(Person.signing_in_as("Mod")).one().role = Role.MODERATOR
        session.commit()
    for visitor, link in zip((moderator, writer), links, strict=True):
        visitor.send(link, link)
    assert writer.read("/changes").status_code == 200
    assert moderator.read("/moderation").location == AT
    assert moderator.send("/wiki/Te/deletion", AT).status_code == 403
    set_up(moderator)
    assert moderator.read("/moderation").status_code == 200
    app.extensions["database"].engine.dispose()


def test_what_the_codes_are_made_of_is_nowhere_in_the_database(
    home: Visitor, config: Config, session: Session
) -> None:
    set_up(home, old=PASSWORD)
    factor = session.scalars(select(SecondFactor)).one()
    seed = factor.seed(config.secret_key)
    assert len(seed) == 32
    assert seed != factor.seed("another key")
    told = json.loads(home.read("/account/data.json").text)["second_factor"]
    assert told == {"since": factor.begun_at.isoformat(), "codes_left": 10}
