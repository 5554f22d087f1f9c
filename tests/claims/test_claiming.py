from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from tests.stand_with_devices import begin, done
from wikiapp import logs
from wikiapp.database import now
from wikiapp.people import claim as claims
from wikiapp.people import guessing
from wikiapp.people.claim import Claim, plain
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from tests.browsing import Visitor
    from wikiapp.database import Database

CODE = re.compile(r'class="secret">([^<]+)<')
PASSWORD = "four words that differ"


@pytest.fixture
def code(device: Visitor) -> str:
    """The code of Ann, who has written on the shared device and is still there."""
    begin(device, name="Ann")
    device.save("Te", "Te er Anns.\n")
    return _code(device)


def _code(visitor: Visitor) -> str:
    found = CODE.search(visitor.read("/claim").text)
    assert found
    return found[1]


def _take(visitor: Visitor, code: str) -> int:
    return visitor.send(f"/claim/{code}", "/claim").status_code


def _name(visitor: Visitor) -> str:
    found = re.search(r'class="self" href="[^"]*">([^<]*)', visitor.read("/changes").text)
    return found[1] if found else ""


def test_a_phone_takes_the_guest_along(phone: Visitor, code: str, database: Database) -> None:
    assert "Ann" in phone.read(f"/claim/{code}").text
    answer = phone.send(f"/claim/{code}", f"/claim/{code}")
    assert (answer.status_code, answer.location) == (303, "/words")
    assert _name(phone) == "Ann"
    phone.save("Te", "Te er stadig Anns.\n")
    with database.reading() as reader:
        assert reader.scalar(select(func.count()).where(Person.name == "Ann")) == 1
        claim = reader.scalars(select(Claim)).one()
    assert claim.used_at is not None
    assert code.encode() not in claim.code_hash


def test_a_code_has_sixty_bits_and_is_good_for_once(phone: Visitor, host: Visitor, code: str) -> None:
    assert len(plain(code)) * 5 >= 60
    assert _take(phone, code) == 303
    assert _take(host, code) == 404
    assert host.read(f"/claim/{code}").status_code == 404


def test_the_log_says_that_a_guest_was_taken_along_but_not_the_code(
    phone: Visitor, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure()
    _take(phone, code)
    logged = capsys.readouterr().err
    logs.LOG.handlers = []
    assert "a guest was taken along" in logged
    assert '"/claim/…"' in logged
    assert code not in logged


def test_after_the_first_save_the_code_is_offered_once(device: Visitor) -> None:
    begin(device, name="Ann")
    assert not CODE.search(device.read("/wiki/Te").text)
    device.save("Te", "Te er Anns.\n")
    offered = CODE.search(device.read("/wiki/Te").text)
    assert offered
    assert offered[1] == _code(device)
    device.save("Te", "Te er stadig Anns.\n")
    assert not CODE.search(device.read("/wiki/Te").text)


def test_a_code_is_read_as_people_type_it(phone: Visitor, code: str) -> None:
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = phone.send("/claim", "/claim", code=typed)
    assert answer.status_code == 303
    assert _take(phone, answer.location.rpartition("/")[2]) == 303


def test_a_code_is_the_same_as_long_as_it_is_good(device: Visitor, code: str) -> None:
    assert _code(device) == code
    done(device)
    assert code in device.read("/turn").text


def test_who_is_taken_along_can_not_be_taken_by_the_next_at_the_device(
    phone: Visitor, device: Visitor, code: str
) -> None:
    _take(phone, code)
    assert "You have taken it along already." in device.read("/claim").text
    assert not CODE.search(device.read("/claim").text)
    done(device)
    assert not CODE.search(device.read("/turn").text)


def test_a_code_gets_too_old(phone: Visitor, code: str, database: Database) -> None:
    with database.writing() as session:
        session.execute(update(Claim).values(created_at=now() - claims.LASTS))
        session.commit()
    assert phone.read(f"/claim/{code}").status_code == 404


def test_no_code_leads_into_an_account(phone: Visitor, host: Visitor) -> None:
    phone.save("Kaffe", "Sort.\n", name="Ann")
    code = _code(phone)
    assert phone.send("/sign-up", "/sign-up", name="Ann Bo", password=PASSWORD).status_code == 303
    assert host.read(f"/claim/{code}").status_code == 404
    assert not CODE.search(phone.read("/claim").text)


def test_a_guest_who_was_taken_along_makes_an_account_and_keeps_all(phone: Visitor, code: str) -> None:
    _take(phone, code)
    assert phone.send("/sign-up", "/sign-up", name="Ann Bo", password=PASSWORD).status_code == 303
    assert "Te" in phone.read("/words").text


def test_whoever_is_somebody_already_has_what_the_guest_wrote(
    host: Visitor, device: Visitor, code: str, database: Database
) -> None:
    device.client.post(
        "/turn/texts?place=/wiki/Te/edit", data={"csrf_token": device.token("/wiki/Te"), "body": "Halvt."}
    )
    assert _take(host, code) == 303
    assert _name(host) == "Host"
    assert "Halvt." in host.read("/claim").text
    assert "Halvt." not in device.read("/claim").text
    with database.reading() as reader:
        claim = reader.scalars(select(Claim)).one()
        ann = reader.scalars(select(Person).where(Person.name == "Ann")).one()
        assert reader.scalars(claims.taken_by(reader.get_one(Person, claim.by_id or 0))).all() == [ann]


def test_ones_own_code_is_not_used_up_by_opening_it(phone: Visitor) -> None:
    phone.save("Kaffe", "Sort.\n", name="Ann")
    code = _code(phone)
    assert _take(phone, code) == 303
    assert _code(phone) == code


def test_nobody_is_taken_along_to_a_shared_device(device: Visitor, phone: Visitor) -> None:
    phone.save("Kaffe", "Sort.\n", name="Ben")
    code = _code(phone)
    begin(device)
    assert device.read(f"/claim/{code}").status_code == 403
    assert device.send(f"/claim/{code}", "/wiki/Te").status_code == 403


def test_many_wrong_codes_are_too_many(phone: Visitor, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "MOST", 3)
    assert [phone.read("/claim/AAAA-AAAA-AAAA").status_code for _ in range(4)] == [404, 404, 404, 429]
    assert phone.read(f"/claim/{code}").status_code == 429


@pytest.mark.parametrize("typed", ["", "-", "æøå", "x" * 200, "../x"])
def test_what_is_no_code_is_refused_kindly(phone: Visitor, typed: str) -> None:
    answer = phone.send("/claim", "/claim", code=typed)
    assert answer.status_code == 303
    assert phone.read(answer.location).status_code == 404
