from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from tests.browsing import Visitor
from wikiapp.database import now
from wikiapp.people import one_time_link, sign_in
from wikiapp.people.account import open_account
from wikiapp.people.one_time_link import OneTimeLink, link_for
from wikiapp.people.password import set_password
from wikiapp.people.person import Person
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from wikiapp.config import Config

PASSWORD = "four words that differ"


@pytest.fixture
def phone(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def tablet(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def mette(session: Session) -> Person:
    """Somebody with an account."""
    person = Person("Mette")
    session.add(person)
    session.flush()
    open_account(person, "Mette")
    set_password(person, PASSWORD)
    session.commit()
    return person


def _sign_in(visitor: Visitor, **fields: str) -> int:
    return visitor.send("/sign-in", "/sign-in", **{"name": "mette", "password": PASSWORD, **fields}).status_code


def _reads_as(visitor: Visitor) -> str:
    found = re.search(r'class="self" href="[^"]*">([^<]*)', visitor.read("/changes").text)
    return found[1] if found else ""


def test_name_and_password_sign_in_and_lead_on(phone: Visitor, mette: Person) -> None:
    answer = phone.send("/sign-in", "/sign-in", name="METTE", password=PASSWORD, next="/blog/")
    assert (answer.status_code, answer.location) == (303, "/blog/")
    assert _reads_as(phone) == mette.name


def test_nobody_is_led_away(phone: Visitor, mette: Person) -> None:
    answer = phone.send("/sign-in", "/sign-in", name="mette", password=PASSWORD, next="//evil.example/")
    assert answer.location == "/"


@pytest.mark.parametrize(
    "wrong", [{"password": "x"}, {"name": "nobody"}, {"name": ""}, {"password": ""}, {"name": "\x00"}]
)
def test_what_does_not_go_together_is_refused_kindly(phone: Visitor, mette: Person, wrong: dict[str, str]) -> None:
    answer = phone.send("/sign-in", "/sign-in", **{"name": mette.name, "password": PASSWORD, **wrong})
    assert answer.status_code == 422
    assert "Name and password" in answer.text
    assert PASSWORD not in answer.text
    assert _reads_as(phone) == ""


def test_who_signs_out_is_a_stranger(phone: Visitor, mette: Person) -> None:
    assert _sign_in(phone) == 303
    assert phone.send("/sign-out", "/sign-out").status_code == 303
    assert _reads_as(phone) == ""


def test_a_cookie_that_was_kept_is_of_no_use_after_signing_out(app: Flask, mette: Person) -> None:
    one, other = Visitor(app.test_client()), Visitor(app.test_client())
    assert _sign_in(one) == 303
    kept = one.client.get_cookie("wikiapp")
    assert kept is not None
    one.send("/sign-out", "/sign-out")
    other.client.set_cookie("wikiapp", kept.value)
    assert _reads_as(other) == ""
    assert mette.login == "mette"


def test_another_browser_can_be_signed_out(phone: Visitor, tablet: Visitor, mette: Person) -> None:
    _sign_in(phone)
    _sign_in(tablet)
    page = phone.read("/account").text
    (number,) = re.findall(r'name="sign_in" value="(\d+)"', page)
    assert phone.send("/account/sign-outs", "/account", sign_in=number).status_code == 303
    assert (_reads_as(phone), _reads_as(tablet)) == ("Mette", "")
    assert phone.send("/account/sign-outs", "/account", sign_in="99").status_code == 404


def test_a_sign_in_ends_by_itself(
    phone: Visitor, mette: Person, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sign_in(phone)
    monkeypatch.setattr(sign_in, "LASTS", timedelta(0))
    assert _reads_as(phone) == ""
    assert session.scalars(sign_in.SignIn.lasting(mette)).all() == []


def test_a_link_signs_in_once(phone: Visitor, tablet: Visitor, mette: Person, session: Session) -> None:
    link = link_for(mette)
    session.commit()
    assert "Sign in as Mette" in phone.read(link).text
    assert phone.send(link, link).status_code == 303
    assert _reads_as(phone) == "Mette"
    assert tablet.read(link).status_code == 404
    assert tablet.send(link, "/sign-in").status_code == 404
    assert _reads_as(tablet) == ""


def test_a_link_gets_too_old(phone: Visitor, mette: Person, session: Session) -> None:
    link = link_for(mette)
    session.execute(update(OneTimeLink).values(created_at=now() - one_time_link.LASTS))
    session.commit()
    answer = phone.read(link)
    assert answer.status_code == 404
    assert "Ask a host" in answer.text


def test_a_guest_keeps_what_was_written_in_an_account(phone: Visitor, session: Session) -> None:
    phone.save("Te", "Te er godt.", name="Ann")
    answer = phone.send("/sign-up", "/sign-up", name="Ann Bo", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/account")
    assert _reads_as(phone) == "Ann Bo"
    person = session.scalars(Person.signing_in_as("ann bo")).one()
    assert person.role == Role.WRITER
    assert "Te" in phone.read(person.path).text
    assert session.scalar(select(func.count()).select_from(Person)) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"name": "mette"}, "already"), ({"name": ""}, "By what name"), ({"password": "short"}, "letters or more")],
)
def test_an_account_that_can_not_be_is_refused_with_what_was_typed(
    phone: Visitor, session: Session, mette: Person, fields: dict[str, str], said: str
) -> None:
    answer = phone.send("/sign-up", "/sign-up", **{"name": "Somebody", "password": PASSWORD, **fields})
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{fields.get("name", "Somebody")}"' in answer.text
    assert session.scalars(select(Person)).all() == [mette]


def test_accounts_are_made_by_hosts_where_that_is_wished(app: Flask, phone: Visitor) -> None:
    app.config["SIGN_UP"] = False
    assert phone.read("/sign-up").status_code == 403
    assert "/sign-up" not in phone.read("/sign-in").text
    assert phone.send("/sign-up", "/sign-in", name="Ann", password=PASSWORD).status_code == 403


def test_the_account_is_for_whoever_has_written(phone: Visitor, tablet: Visitor) -> None:
    answer = tablet.read("/account")
    assert (answer.status_code, answer.location) == (302, "/sign-in?next=%2Faccount")
    assert tablet.send("/account/name", "/sign-in", name="x").status_code == 403
    phone.save("Te", "Te er godt.", name="Ann")
    assert "You are a guest" in phone.read("/account").text
    assert phone.send("/account/name", "/account", name="Anne").status_code == 303
    assert _reads_as(phone) == "Anne"
    assert phone.send("/account/name", "/account", name=" ").status_code == 422


def test_who_changes_the_password_must_know_it_and_others_are_signed_out(
    phone: Visitor,
    tablet: Visitor,
    mette: Person,
) -> None:
    _sign_in(phone)
    _sign_in(tablet)
    assert phone.send("/account/password", "/account", old="wrong", password="ten letters").status_code == 422
    assert phone.send("/account/password", "/account", old=PASSWORD, password="short").status_code == 422
    assert _reads_as(tablet) == "Mette"
    assert phone.send("/account/password", "/account", old=PASSWORD, password="ten letters").status_code == 303
    assert (_reads_as(phone), _reads_as(tablet)) == ("Mette", "")
    assert _sign_in(tablet) == 422
    assert _sign_in(tablet, password="ten letters") == 303


def test_signing_up_can_be_closed_by_a_setting(config: Config) -> None:
    read = type(config).from_environment
    environment = {"WIKIAPP_DATA_DIR": str(config.data_dir)}
    assert read(environment).sign_up
    assert not read(environment | {"WIKIAPP_SIGN_UP": "0"}).sign_up
