"""Nothing of one guest is there for the next, whatever is asked for and whichever way a turn ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from tests.browsing import hidden_fields
from tests.stand_with_devices import begin, done
from wikiapp.database import now
from wikiapp.people.person import Person
from wikiapp.turns.parked import ParkedText
from wikiapp.turns.turn import GRACE, Ending, Turn

if TYPE_CHECKING:
    from tests.browsing import Visitor
    from wikiapp.database import Database

AWAY = timedelta(seconds=90) + GRACE
SECRET = "Min halve sætning."


def _everybody_goes_away(database: Database, how_long: timedelta = AWAY) -> None:
    with database.writing() as session:
        session.execute(update(Turn).values(seen_at=now() - how_long))
        session.commit()


def _parked(database: Database) -> list[tuple[str, str]]:
    with database.reading() as reader:
        rows = reader.execute(select(ParkedText, Person).join(Person, Person.id == ParkedText.person_id))
        return [(person.name, parked.fields["body"]) for parked, person in rows]


@pytest.mark.parametrize(
    "path", ["/", "/wiki/Te", "/wiki/Te/edit", "/changes", "/sign-in", "/nothing", "/search?q=te"]
)
def test_a_device_at_which_nobody_is_shows_the_card(device: Visitor, path: str) -> None:
    answer = device.read(path)
    assert (answer.status_code, answer.location) == (302, "/turn")
    assert answer.headers["Cache-Control"] == "no-store"


def test_others_know_of_no_card(phone: Visitor) -> None:
    phone.save("Kaffe", "Sort.\n")
    for path in ("/turn", "/turn/texts"):
        assert phone.read(path).status_code in {404, 405}
    for path in ("/turn", "/turn/end", "/turn/next", "/turn/texts"):
        assert phone.send(path).status_code == 404


def test_each_turn_is_a_person_of_its_own(device: Visitor, database: Database) -> None:
    for name in ("Ann", "Ben", ""):
        begin(device, name=name)
        device.save("Te", f"Te er godt, siger {name or 'en til'}.\n")
        done(device)
    with database.reading() as reader:
        turns = reader.scalars(select(Turn).order_by(Turn.id)).all()
        names = [turn.person.name for turn in turns]
    assert names[:2] == ["Ann", "Ben"]
    assert names[2] not in {"", "Ann", "Ben"}
    assert len({turn.person_id for turn in turns}) == 3
    assert {turn.ending for turn in turns} == {Ending.DONE}
    history = device.read("/turn").text
    assert "Ann" not in history


def test_nothing_of_a_guest_is_kept_by_the_browser(device: Visitor) -> None:
    begin(device, name="Ann")
    for path in ("/wiki/Te", "/wiki/Te/edit", "/pages", "/nothing"):
        assert device.read(path).headers["Cache-Control"] == "no-store"
    assert "data-shared-device" in device.read("/wiki/Te/edit").text
    answer = done(device)
    assert (answer.status_code, answer.location) == (303, "/turn")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert device.client.get_cookie("wikiapp") is None
    assert device.client.get_cookie("language") is None
    assert device.client.get_cookie("wikiapp_device") is not None


def test_the_next_guest_finds_no_trace_of_the_last(device: Visitor) -> None:
    begin(device, name="Ann Hemmelig")
    done(device, "/wiki/Te/edit", body=SECRET)
    device.send("/turn/next", "/turn")
    for _ in range(2):
        for path in ("/turn", "/wiki/Te", "/wiki/Te/edit", "/claim"):
            page = device.read(path).text
            assert "Ann Hemmelig" not in page
            assert SECRET not in page
        if device.read("/wiki/Te").status_code == 302:
            begin(device, name="Ben")


def test_what_was_typed_when_somebody_is_done_is_parked(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    done(device, "/wiki/Te/edit", body=SECRET)
    assert _parked(database) == [("Ann", SECRET)]


def test_what_is_in_the_wiki_already_is_not_parked(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    done(device, "/wiki/Te/edit", body="Te er godt.\r\n", based_on="1")
    assert _parked(database) == []


def test_what_somebody_else_said_in_the_same_words_is_parked(
    device: Visitor, phone: Visitor, database: Database
) -> None:
    phone.send("/wiki/Te/discussion", "/wiki/Te/discussion?write", body="Ja!")
    begin(device, name="Ann")
    done(device, "/wiki/Te/discussion", body="Ja!")
    assert _parked(database) == [("Ann", "Ja!")]


def test_a_turn_ends_at_the_next_request_when_nobody_was_there(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    _everybody_goes_away(database)
    answer = device.read("/wiki/Te")
    assert (answer.status_code, answer.location) == (302, "/turn")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    with database.reading() as reader:
        assert reader.scalars(select(Turn.ending)).one() == Ending.IDLE
    assert device.client.get_cookie("wikiapp") is None


def test_who_is_there_goes_on(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    _everybody_goes_away(database, AWAY - timedelta(seconds=20))
    assert device.read("/wiki/Te").status_code == 200
    with database.reading() as reader:
        assert reader.scalars(select(Turn)).one().seen_at > now() - timedelta(seconds=10)


def test_a_text_that_comes_after_the_end_is_parked_and_not_shown(device: Visitor, database: Database) -> None:
    begin(device, name="Ann")
    form = hidden_fields(device.read("/wiki/Te/edit").text)
    _everybody_goes_away(database)
    answer = device.client.post("/wiki/Te/edit", data={**form, "body": SECRET})
    assert (answer.status_code, answer.location) == (303, "/turn")
    assert _parked(database) == [("Ann", SECRET)]
    with database.reading() as reader:
        assert reader.scalars(select(Turn.ending)).one() == Ending.IDLE
    assert SECRET not in device.read("/turn").text


@pytest.mark.parametrize(
    "address", ["/wiki/Te/edit", "/turn/end?place=/wiki/Te/edit", "/turn/texts?place=/wiki/Te/edit"]
)
@pytest.mark.parametrize("meanwhile", ["nobody", "Ben"])
def test_a_form_that_is_sent_again_by_going_back_shows_nothing_and_belongs_to_whoever_filled_it_in(
    device: Visitor, database: Database, address: str, meanwhile: str
) -> None:
    begin(device, name="Ann")
    form = hidden_fields(device.read("/wiki/Te/edit").text)
    done(device)
    device.send("/turn/next", "/turn")
    if meanwhile != "nobody":
        begin(device, name=meanwhile)
    answer = device.client.post(address, data={**form, "body": SECRET})
    assert (answer.status_code, answer.location) == (303, "/turn")
    assert SECRET not in answer.text
    assert _parked(database) == [("Ann", SECRET)]
    with database.reading() as reader:
        last = reader.scalars(select(Turn).order_by(Turn.id.desc())).first()
        assert last is not None
        assert (last.ended_at is None) == (meanwhile != "nobody")


def test_a_form_of_nobody_is_not_parked(device: Visitor, database: Database) -> None:
    answer = device.client.post("/wiki/Te/edit", data={"csrf_token": "x", "body": SECRET})
    assert answer.status_code == 303
    assert _parked(database) == []


def test_no_password_is_typed_on_a_shared_device(device: Visitor) -> None:
    begin(device, name="Ann")
    for path in ("/sign-in", "/sign-up", "/account", "/sign-in/x"):
        answer = device.read(path)
        assert (answer.status_code, answer.location) == (303, "/claim")
    assert "/sign-in" not in device.read("/wiki/Te").text


def test_who_writes_is_known_as_the_guest_and_may_take_another_name(device: Visitor) -> None:
    begin(device, name="Ann")
    assert 'value="Ann"' in device.read("/wiki/Te/edit").text
    device.save("Te", "Te er bedst.\n", name="Anne")
    assert "<b>Anne</b>" in device.read("/wiki/Te").text


def test_a_device_that_is_removed_forgets_who_was_at_it(device: Visitor, host: Visitor, stand: str) -> None:
    begin(device, name="Ann Hemmelig")
    assert host.send(f"{stand}/devices/1/removal", stand).status_code == 303
    assert "Ann Hemmelig" not in device.read("/wiki/Te/edit").text
    assert "data-shared-device" not in device.read("/wiki/Te").text


def test_a_page_of_a_turn_is_never_a_kept_one(device: Visitor, phone: Visitor) -> None:
    begin(device, name="Ann")
    assert "<b>Ann</b>" in device.read("/wiki/Te").text
    assert "Ann" not in phone.read("/wiki/Te").text
    assert "<b>Ann</b>" in device.read("/wiki/Te").text
    done(device)
    assert phone.read("/wiki/Te").status_code == 200
    assert device.read("/wiki/Te").status_code == 302
