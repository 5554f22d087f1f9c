from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from tests.browsing import hidden_fields
from tests.stand_with_devices import STAND, begin, done
from wikiapp.database import now
from wikiapp.people import guessing
from wikiapp.people.person import Person
from wikiapp.turns.parked import ParkedText
from wikiapp.turns.turn import Ending, Turn

if TYPE_CHECKING:
    import pytest

    from tests.browsing import Visitor
    from wikiapp.database import Database

CODE = re.compile(r'class="secret">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<')


def _code(visitor: Visitor, path: str = "/turn") -> str:
    found = CODE.search(visitor.read(path).text)
    assert found
    return found[1]


def test_a_turn_begins_in_the_language_of_the_button(device: Visitor) -> None:
    assert device.send("/turn", "/turn", language="da").status_code == 303
    assert '<html lang="da"' in device.read("/wiki/Te").text
    name = re.search(r"<b>(\w+) [\wæ]+ \d\d</b>", device.read("/wiki/Te").text)
    assert name
    assert name[1] in {"Glad", "Rolig", "Munter", "Nysgerrig", "Flittig", "Modig", "Kvik", "Venlig"}
    done(device)
    assert '<html lang="en"' in device.read("/turn").text


def test_who_begins_is_led_on_from_the_card(device: Visitor) -> None:
    begin(device)
    answer = device.read("/turn")
    assert (answer.status_code, answer.location) == (303, "/wiki/Te")


def test_who_did_nothing_is_thanked_and_given_no_code(device: Visitor) -> None:
    begin(device)
    done(device)
    page = device.read("/turn").text
    assert "Thank you!" in page
    assert not CODE.search(page)


def test_the_card_of_the_end_makes_room_after_a_while(device: Visitor, database: Database) -> None:
    begin(device)
    done(device, "/wiki/Te/edit", body="Halvt.")
    answer = device.read("/turn")
    assert CODE.search(answer.text)
    assert answer.headers["Refresh"] == "60; url=/turn"
    with database.writing() as session:
        session.execute(update(Turn).values(ended_at=now() - timedelta(seconds=61)))
        session.commit()
    page = device.read("/turn").text
    assert "Begin in English" in page
    assert not CODE.search(page)


def test_the_card_of_the_end_is_put_away_by_the_next_guest(device: Visitor) -> None:
    begin(device)
    done(device, "/wiki/Te/edit", body="Halvt.")
    assert device.send("/turn/next", "/turn").location == "/turn"
    assert not CODE.search(device.read("/turn").text)


def test_a_code_brings_the_text_and_the_guest_back_on_the_device(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    done(device, "/wiki/Te/edit", body="Halvt.", based_on="1")
    code = _code(device)
    device.send("/turn/next", "/turn")
    begin(device, name="Ben")
    assert "Halvt." not in device.read("/claim").text
    done(device)
    begin(device, code=f" {code.lower().replace('-', ' ')} ")
    assert "<b>Ann</b>" in device.read("/wiki/Te").text
    assert "1 text isn't saved" in device.read("/wiki/Te").text
    assert "Halvt." in device.read("/claim").text
    done(device)
    assert _code(device) != code
    device.send("/turn/next", "/turn")
    assert device.send("/turn", "/turn", code=code, language="en").status_code == 422
    with database.reading() as reader:
        people = reader.scalars(select(Turn.person_id).order_by(Turn.id)).all()
    assert people[0] == people[2] != people[1]


def test_a_text_that_waits_is_gone_on_with_and_forgotten_once_it_is_saved(
    device: Visitor, database: Database
) -> None:
    begin(device, name="Ann")
    form = hidden_fields(device.read("/wiki/Te/edit").text)
    device.client.post("/turn/texts?place=/wiki/Te/edit", data={**form, "body": "Te er bedst.", "language": "da"})
    with database.reading() as reader:
        parked = reader.scalars(select(ParkedText)).one()
    fields = {**parked.fields, "csrf_token": device.token("/claim"), "preview": "1"}
    page = device.client.post(parked.address, data=fields).text
    assert "Te er bedst.</textarea>" in page
    assert 'name="based_on" value="1"' in page
    saved = device.client.post(parked.address, data={**hidden_fields(page), "body": "Te er bedst."})
    assert saved.status_code == 303
    with database.reading() as reader:
        assert reader.scalars(select(ParkedText)).all() == []


def test_no_text_takes_the_place_of_another_that_was_typed_into_a_form_opened_anew(
    device: Visitor, database: Database
) -> None:
    begin(device, name="Ann")
    one, other = (hidden_fields(device.read("/wiki/Te/edit").text) for _ in range(2))
    for form, body in ((one, "Først."), (other, "Så."), (other, "Så dette.")):
        device.client.post("/turn/texts?place=/wiki/Te/edit", data={**form, "body": body})
    with database.reading() as reader:
        assert [each.fields["body"] for each in reader.scalars(select(ParkedText))] == ["Først.", "Så dette."]


def test_wrong_codes_are_refused_and_many_of_them_at_all(device: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "MOST", 2)
    for _ in range(2):
        answer = device.send("/turn", "/turn", code="AAAA-BBBB-CCCC", language="en")
        assert answer.status_code == 422
        assert 'value="AAAA-BBBB-CCCC"' in answer.text
    assert device.send("/turn", "/turn", code="AAAA-BBBB-CCCC", language="en").status_code == 429
    begin(device)


def test_nobody_begins_while_the_stand_is_closed(
    device: Visitor, host: Visitor, stand: str, database: Database
) -> None:
    token = device.token("/turn")
    hours = {"day": "2099-05-12", "opens": "09:00", "closes": "17:00"}
    host.send(f"{stand}/edit", f"{stand}/edit", **STAND, **hours)
    assert "The stand is closed now." in device.read("/turn").text
    assert device.client.post("/turn", data={"csrf_token": token, "language": "en"}).location == "/turn"
    with database.reading() as reader:
        assert reader.scalars(select(Turn)).all() == []


def test_who_begins_ends_a_turn_that_was_left_behind(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    device.client.delete_cookie("wikiapp")
    assert device.read("/wiki/Te").location == "/turn"
    begin(device, name="Ben")
    with database.reading() as reader:
        rows = reader.execute(select(Person.name, Turn.ending).join(Turn.person).order_by(Turn.id)).all()
    assert [tuple(row) for row in rows] == [("Ann", Ending.NEXT), ("Ben", None)]


def test_a_device_that_ends_a_turn_by_itself_says_so(device: Visitor, database: Database) -> None:
    begin(device)
    done(device, ending="idle")
    with database.reading() as reader:
        assert reader.scalars(select(Turn.ending)).one() == Ending.IDLE
