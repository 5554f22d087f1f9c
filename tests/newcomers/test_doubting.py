"""Somebody new begins at once, unless very many do: then the browser works for it, and nothing typed is lost."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields
from tests.files.drawings import drawn, saved
from tests.newcomers.solving import asked_by, solved
from wikiapp.newcomers import budget, doubting
from wikiapp.people.budget import Budget

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

TEXT = "Te er <b>godt</b>.\n"


@pytest.fixture
def newcomer(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def strained(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a small budget is used."""
    monkeypatch.setattr(budget, "BUDGET", Budget(at_once=4, each=timedelta(hours=1), shared=True))
    monkeypatch.setattr(doubting, "HURRY", 0)
    for number in range(2):
        assert Visitor(app.test_client()).save(f"Side{number}", TEXT).status_code == 303


def test_sixty_newcomers_in_a_row_are_as_welcome_as_one(app: Flask) -> None:
    for number in range(60):
        assert Visitor(app.test_client()).save("Te", f"Te er godt, siger gæst {number}.").status_code == 303


@pytest.mark.usefixtures("strained")
def test_when_many_come_at_once_the_browser_works_and_then_it_is_saved(newcomer: Visitor) -> None:
    asked = newcomer.save("Te", TEXT, name="Ann", summary="begynder")
    assert (asked.status_code, asked.headers["Retry-After"]) == (429, "1")
    assert "Te er &lt;b&gt;godt&lt;/b&gt;." in asked.text
    proof = solved(asked_by(asked))
    assert _again(newcomer, asked, proof=proof).location == "/wiki/Te"
    assert newcomer.said("Te") == TEXT
    assert "begynder" in newcomer.read("/wiki/Te/history").text
    assert newcomer.save("Te", "Te er meget godt.\n").status_code == 303  # who is known is asked no more


@pytest.mark.usefixtures("strained")
def test_one_proof_lets_one_in(app: Flask, newcomer: Visitor) -> None:
    asked = newcomer.save("Te", TEXT)
    proof = solved(asked_by(asked))
    assert _again(newcomer, asked, proof=proof).status_code == 303
    other = Visitor(app.test_client())
    asked = other.save("Kaffe", TEXT)
    assert _again(other, asked, proof=proof).status_code == 429
    assert _again(other, asked, proof="no proof").status_code == 429


@pytest.mark.usefixtures("strained")
def test_whoever_has_no_script_can_ask_a_moderator_to_look(newcomer: Visitor) -> None:
    asked = newcomer.save("Te", TEXT)
    assert _again(newcomer, asked, to_moderator="1").location == "/held/1"
    assert newcomer.read("/wiki/Te").status_code == 404
    assert "waits for a moderator" in newcomer.read("/held/1").text


@pytest.mark.usefixtures("strained")
def test_even_moderators_are_asked_only_so_often(app: Flask) -> None:
    answers = list[int]()
    for number in range(4):
        guest = Visitor(app.test_client())
        answers.append(_again(guest, guest.save(f"Ny{number}", TEXT), to_moderator="1").status_code)
    assert answers == [303, 303, 429, 429]


@pytest.mark.usefixtures("strained")
def test_a_file_waits_until_something_was_written(newcomer: Visitor) -> None:
    token = newcomer.token("/wiki/new")
    data = {"csrf_token": token, "file": (io.BytesIO(saved(drawn((30, 20)), "PNG")), "x.png")}
    refused = newcomer.client.post("/files/", data=data, headers={"Accept": "application/json"})
    assert refused.status_code == 429
    assert refused.json == {
        "error": "Many new guests are here just now, so files are taken from those who have written something."
    }


def test_whoever_fills_in_what_nobody_sees_has_to_work_for_it(newcomer: Visitor) -> None:
    asked = newcomer.save("Te", TEXT, website="https://casino.example")
    assert asked.status_code == 429
    assert "casino" not in asked.text
    assert _again(newcomer, asked, proof=solved(asked_by(asked))).status_code == 303


def test_hurry_alone_is_no_fault_but_among_many_it_is(
    app: Flask, newcomer: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "BUDGET", Budget(at_once=8, each=timedelta(hours=1), shared=True))
    for number in range(2):
        assert Visitor(app.test_client()).save(f"Side{number}", TEXT).status_code == 303
    assert newcomer.save("Te", TEXT).status_code == 429
    monkeypatch.setattr(doubting, "HURRY", 0)
    assert newcomer.save("Te", TEXT).status_code == 303


def _again(visitor: Visitor, asked: TestResponse, **more: str) -> TestResponse:
    """Send the form of the page that asks for work, as a browser does."""
    held = {name: value for name, value in hidden_fields(asked.text).items() if name != "proof"}
    return visitor.client.post("/wiki/" + _title(asked) + "/edit", data={**held, "body": TEXT, **more})


def _title(asked: TestResponse) -> str:
    return asked.text.partition('action="/wiki/')[2].partition("/edit")[0]
