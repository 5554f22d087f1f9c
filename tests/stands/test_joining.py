from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tests.stand_with_devices import STAND, address_of_code
from wikiapp.people.person import Person
from wikiapp.stands.joining import Join

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.browsing import Visitor


def test_a_phone_joins_by_the_code_on_the_poster(phone: Visitor, join: str, session: Session) -> None:
    answer = phone.send(join, join, name="Ann", language="da")
    assert (answer.status_code, answer.location) == (303, "/wiki/Te")
    joined = session.scalars(select(Join)).one()
    assert session.get_one(Person, joined.person_id).name == "Ann"
    assert '<html lang="da"' in phone.read("/wiki/Te").text
    assert 'value="Ann"' in phone.read("/wiki/Te/edit").text


def test_who_gives_no_name_gets_one_in_the_language_that_was_chosen(
    phone: Visitor, join: str, session: Session
) -> None:
    phone.send(join, join, language="da")
    name = session.scalars(select(Person).order_by(Person.id.desc())).first()
    assert name is not None
    assert name.name.split()[0] in {"Glad", "Rolig", "Munter", "Nysgerrig", "Flittig", "Modig", "Kvik", "Venlig"}


def test_joining_again_is_no_second_joining(phone: Visitor, join: str, session: Session) -> None:
    for _ in range(2):
        assert phone.send(join, join, name="Ann").status_code == 303
    assert session.scalar(select(func.count()).select_from(Join)) == 1


def test_looking_at_a_code_makes_nobody(phone: Visitor, join: str, session: Session) -> None:
    before = session.scalar(select(func.count()).select_from(Person))
    assert phone.read(join).status_code == 200
    assert session.scalar(select(func.count()).select_from(Person)) == before


def test_a_stand_that_works_on_several_pages_lets_choose(host: Visitor, stand: str, phone: Visitor) -> None:
    host.save("Kaffe", "Sort.\n")
    host.send(f"{stand}/edit", f"{stand}/edit", **{**STAND, "titles": "Te\nKaffe"})
    join = address_of_code(host, f"{stand}/poster")
    assert phone.send(join, join).location == stand


def test_a_code_is_of_no_use_once_there_is_a_new_one(host: Visitor, stand: str, join: str, phone: Visitor) -> None:
    assert host.send(f"{stand}/renewal", f"{stand}/poster").status_code == 303
    for path in (join, f"{stand}/join/x", f"{stand}/join/æ"):
        assert phone.read(path).status_code == 404
        assert phone.send(path).status_code == 404
    renewed = address_of_code(host, f"{stand}/poster")
    assert phone.send(renewed, renewed).status_code == 303


def test_nobody_joins_while_the_stand_is_closed(host: Visitor, stand: str, join: str, phone: Visitor) -> None:
    hours = {"day": "2099-05-12", "opens": "09:00", "closes": "17:00"}
    host.send(f"{stand}/edit", f"{stand}/edit", **STAND, **hours)
    answer = phone.read(join)
    assert answer.status_code == 403
    assert "It opens Tue, May 12 9:00" in answer.text.replace(" ", " ")
    assert phone.send(join).status_code == 403
