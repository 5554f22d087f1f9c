"""A program reads and writes by a token, in its person's name and no further than it was allowed."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from tests.browsing import Visitor, hidden_fields
from tests.visitors import signed_in
from wikiapp.content import Revision
from wikiapp.database import now
from wikiapp.people import budget
from wikiapp.people.budget import Budget
from wikiapp.people.role import Role
from wikiapp.people.tokens.token import ApiToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from wikiapp.database import Database

__all__ = ["signed_in"]
AT = "/account/tokens"


class Program:
    """Asks and sends with a token, and keeps no cookie."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client, self._headers = client, {"Authorization": f"Bearer {token}"}

    def read(self, path: str) -> TestResponse:
        return self.client.get(path, headers=self._headers)

    def send(self, path: str, **fields: str) -> TestResponse:
        return self.client.post(path, headers=self._headers, data=fields)

    def save(self, title: str, body: str, **fields: str) -> TestResponse:
        return self.send(f"/wiki/{title}/edit", title=title, body=body, language="da", **fields)


@pytest.fixture
def mette(signed_in: Callable[[str, Role], Visitor]) -> Visitor:
    return signed_in("Mette", Role.WRITER)


@pytest.fixture
def program(app: Flask, mette: Visitor) -> Callable[[str], Program]:
    """Return a program of Mette's: `program("write")`."""
    return lambda scope: Program(app.test_client(use_cookies=False), made(mette, scope))


def made(visitor: Visitor, scope: str) -> str:
    page = visitor.send(AT, AT, name=f"A program that {scope}s", scope=scope, days="30")
    assert page.headers["Cache-Control"] == "no-store"
    found = re.search(r'value="(wikiapp_[\w-]{32})"', page.text)
    if found is None:
        raise AssertionError("no token is shown")
    return found[1]


def test_a_program_writes_through_the_forms_of_people(program: Callable[[str], Program], session: Session) -> None:
    bot = program("write")
    assert bot.save("Te", "Te er godt.").status_code == 303
    assert bot.save("Te", "Te er bedst.", based_on="1").status_code == 303
    assert [one.author.name for one in session.scalars(select(Revision))] == ["Mette", "Mette"]


def test_a_program_that_reads_does_not_write(program: Callable[[str], Program], database: Database) -> None:
    bot = program("read")
    answer = bot.save("Te", "Te er godt.")
    assert (answer.status_code, answer.mimetype) == (403, "text/plain")
    assert "only reads" in answer.text
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]
    with database.reading() as session:
        assert session.scalar(select(Revision)) is None


@pytest.mark.parametrize("path", ["/changes.atom", "/wiki/Te/history", "/wiki/Te/diff?format=json", "/wiki/Te"])
def test_a_program_reads_what_people_read(program: Callable[[str], Program], path: str) -> None:
    program("write").save("Te", "Te er godt.")
    answer = program("read").read(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers


def test_a_program_reads_what_is_its_persons_own(program: Callable[[str], Program]) -> None:
    told = json.loads(program("read").read("/account/data.json").text)
    assert told["person"]["name"] == "Mette"
    assert [one["scope"] for one in told["tokens"]] == ["read"]


def test_what_is_kept_for_all_is_not_what_a_program_is_shown(
    program: Callable[[str], Program], client: FlaskClient
) -> None:
    bot = program("read")
    assert "Mette" not in client.get("/changes").text
    assert "Mette" in bot.read("/changes").text
    assert "Mette" not in client.get("/changes").text


@pytest.mark.parametrize(
    ("became", "said"),
    [
        ({"revoked_at": now()}, "revoked"),
        ({"expires_at": now() - timedelta(seconds=1)}, "too old"),
        ({"token_hash": b"x" * 32}, "no token of this wiki"),
    ],
)
def test_a_token_that_is_of_no_use_says_why(
    program: Callable[[str], Program], session: Session, became: dict[str, object], said: str
) -> None:
    bot = program("write")
    session.execute(update(ApiToken).values(**became))
    session.commit()
    for answer in (bot.read("/changes.atom"), bot.save("Te", "Te er godt.")):
        assert (answer.status_code, answer.mimetype) == (401, "text/plain")
        assert said in answer.text
        assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_it_is_revoked_on_the_account_page(program: Callable[[str], Program], mette: Visitor) -> None:
    bot = program("read")
    assert bot.read("/changes.atom").status_code == 200
    assert "last used" in mette.read(AT).text
    (number,) = re.findall(rf"{AT}/(\d+)/revocation", mette.read(AT).text)
    assert mette.send(f"{AT}/{number}/revocation", AT).status_code == 303
    assert mette.send(f"{AT}/{number}/revocation", AT).status_code == 404
    assert bot.read("/changes.atom").status_code == 401


def test_a_token_makes_no_more_of_itself(program: Callable[[str], Program]) -> None:
    bot = program("write")
    for path in (
        AT,
        "/account/name",
        "/account/erasure",
        "/sign-out",
        "/people/1/links",
        "/people/1/appointments",
    ):
        assert bot.send(path).status_code == 403
    assert bot.read("/account").status_code == 403


def test_a_cookie_alone_still_needs_the_forms_token(mette: Visitor) -> None:
    fields = {"title": "Te", "body": "Te er godt.", "language": "da"}
    assert mette.client.post("/wiki/Te/edit", data=fields).status_code == 400
    basic = {"Authorization": "Basic bWV0dGU6eA=="}
    assert mette.client.post("/wiki/Te/edit", data=fields, headers=basic).status_code == 400


def test_beside_a_token_the_cookie_says_nothing(
    signed_in: Callable[[str, Role], Visitor], mette: Visitor, session: Session
) -> None:
    other = signed_in("Ole", Role.MODERATOR)
    bot = Program(other.client, made(mette, "write"))
    assert bot.save("Te", "Te er godt.").status_code == 303
    assert session.scalars(select(Revision)).one().author.name == "Mette"
    bad = other.client.get("/changes.atom", headers={"Authorization": "Bearer nonsense"})
    assert bad.status_code == 401
    assert "Ole" in other.read("/account").text


def test_a_program_has_the_budget_of_its_person(
    program: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "PERSONAL", Budget(2, timedelta(minutes=1)))
    one, other = program("write"), program("write")
    assert [bot.save(f"Te {number}", "Te.").status_code for number, bot in enumerate((one, other, one))] == [
        303, 303, 429,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "code"), [({"name": ""}, 422), ({"days": "4000"}, 400), ({"scope": "all"}, 400)]
)
def test_a_token_that_can_not_be_is_not_made(mette: Visitor, fields: dict[str, str], code: int) -> None:
    assert mette.send(AT, AT, **{"name": "A program", "scope": "read", "days": "30", **fields}).status_code == code


def test_only_the_hash_is_kept(mette: Visitor, session: Session) -> None:
    token = made(mette, "read")
    kept = session.scalars(select(ApiToken)).one()
    assert token.encode() not in kept.token_hash
    assert token not in mette.read(AT).text
    assert "csrf_token" in hidden_fields(mette.read(AT).text)
