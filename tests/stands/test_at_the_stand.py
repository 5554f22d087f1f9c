"""What is written at a stand goes by its rule and on its budget, on a shared device as on a phone that joined."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from tests.browsing import Visitor
from tests.stand_with_devices import STAND, begin, done
from wikiapp.database import now
from wikiapp.people.budget import Budget
from wikiapp.stands import at_the_stand
from wikiapp.stands.joining import Join

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device on which two writes at once are all that there may be."""
    monkeypatch.setattr(at_the_stand, "PERSONAL", Budget(2, timedelta(minutes=1)))


def test_a_stands_budget_is_everybodys_who_writes_there(
    app: Flask, host: Visitor, stand: str, join: str, device: Visitor
) -> None:
    _change(host, stand, writes="6")  # of which two at once
    phones = [Visitor(app.test_client()) for _ in range(3)]
    for phone in phones:
        assert phone.send(join, join).status_code == 303
    begin(device)
    assert _write(device).status_code == 303
    answers = [_write(phone) for phone in phones]
    assert [answer.status_code for answer in answers] == [303, 429, 429]
    assert "Much is being written here just now." in answers[1].text
    assert 0 < int(answers[1].headers["Retry-After"]) <= 600
    assert _write(Visitor(app.test_client())).status_code == 303
    assert _write(host).status_code == 303


@pytest.mark.usefixtures("few")
def test_beginning_another_turn_fills_no_devices_budget(device: Visitor, phone: Visitor, join: str) -> None:
    for _ in range(2):
        begin(device)
        assert _write(device).status_code == 303
        done(device)
    begin(device)
    assert _write(device).status_code == 429
    assert phone.send(join, join).status_code == 303
    assert _write(phone).status_code == 303


def test_what_waited_can_be_sent_again(host: Visitor, stand: str, join: str, phone: Visitor) -> None:
    _change(host, stand, writes="1")
    assert phone.send(join, join, name="Ann").status_code == 303
    assert _write(phone).status_code == 303
    stopped = _write(phone, "Te er <b>ikke</b> kaffe.\n")
    assert stopped.status_code == 429
    assert "Te er &lt;b&gt;ikke&lt;/b&gt; kaffe." in stopped.text
    _change(host, stand, writes="600")
    assert _write(phone, "Te er <b>ikke</b> kaffe.\n").status_code == 303


def test_a_phones_first_words_wait_where_the_stand_says_so(
    host: Visitor, stand: str, join: str, phone: Visitor
) -> None:
    _change(host, stand, rule="hold_first")
    phone.send(join, join, name="Ann")
    assert _write(phone).location == "/held/1"
    assert host.said("Te") == "Te er godt.\n"


def test_whoever_joined_half_a_day_ago_has_gone_home(
    host: Visitor, stand: str, join: str, phone: Visitor, session: Session
) -> None:
    _change(host, stand, rule="hold_first")
    phone.send(join, join, name="Ann")
    session.execute(update(Join).values(created_at=now() - at_the_stand.STAYS))
    session.commit()
    assert _write(phone).location == "/wiki/Te"


def test_a_closed_stand_has_no_say(host: Visitor, stand: str, join: str, phone: Visitor) -> None:
    phone.send(join, join, name="Ann")
    _change(host, stand, rule="hold_first", day="2099-05-12", opens="09:00", closes="17:00")
    assert _write(phone).location == "/wiki/Te"


def test_a_stand_with_forty_guests_on_one_address_slows_nobody_down(
    app: Flask, host: Visitor, stand: str, join: str
) -> None:
    for number in range(40):
        guest = Visitor(app.test_client())
        assert guest.send(join, join).status_code == 303
        assert _write(guest, f"Te er godt, siger gæst {number}.").status_code == 303
    assert "gæst 39" in host.said("Te")
    assert host.read(stand).status_code == 200


def _write(visitor: Visitor, text: str = "") -> TestResponse:
    return visitor.save("Te", text or f"{visitor.said('Te')}Mere te.\n")


def _change(host: Visitor, stand: str, **fields: str) -> None:
    assert host.send(f"{stand}/edit", f"{stand}/edit", **{**STAND, **fields}).status_code == 303
