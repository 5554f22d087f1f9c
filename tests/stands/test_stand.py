from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from wikiapp.database import now
from wikiapp.stands.hours import known_zone, moment_at, there
from wikiapp.stands.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person
    from wikiapp.wiki.page import Page

HOUR = timedelta(hours=1)


@pytest.fixture
def stand(session: Session, ann: Person) -> Stand:
    return Stand.open(session, "Frø & Co.", by=ann)


def test_two_stands_of_one_name_have_two_addresses(session: Session, ann: Person, stand: Stand) -> None:
    assert (stand.path, Stand.open(session, "Frø & Co.", by=ann).path) == (
        "/stands/froe-co", "/stands/froe-co-2",
    )  # fmt: skip


def test_no_stand_takes_the_address_at_which_stands_are_opened(session: Session, ann: Person) -> None:
    assert Stand.open(session, "New", by=ann).path == "/stands/new-2"


def test_a_stand_without_hours_is_always_open(stand: Stand) -> None:
    assert stand.is_open()
    assert stand.opens_next() is None


def test_a_stand_is_open_during_its_hours_alone(stand: Stand) -> None:
    at = now()
    stand.open_during([(at + 5 * HOUR, at + 6 * HOUR), (at - HOUR, at + HOUR)])
    assert [stand.is_open(at + hours * HOUR) for hours in (-2, -1, 0, 1, 5, 6)] == [
        False, True, True, False, True, False,
    ]  # fmt: skip
    assert stand.opens_next() == at + 5 * HOUR


def test_a_stand_works_on_pages_in_the_hosts_order(stand: Stand, write: Callable[..., Page], ann: Person) -> None:
    tea, coffee = write("Te"), write("Kaffe")
    stand.work_on([tea, coffee])
    stand.work_on([coffee, tea, coffee])
    assert [page.title for page in stand.pages] == ["Kaffe", "Te"]
    coffee.delete(author=ann)
    assert [page.title for page in stand.pages] == ["Te"]


def test_a_new_code_for_joining_takes_the_place_of_the_old_one(stand: Stand) -> None:
    first = stand.join_token("key")
    assert stand.join_token("key") == first
    assert stand.join_token("another key") != first
    stand.renew_join()
    assert stand.join_token("key") != first


def test_hours_are_said_on_the_clock_of_the_place() -> None:
    summer, winter = (moment_at(day, "09:00", "Europe/Copenhagen") for day in ("2026-05-12", "2026-11-12"))
    assert (summer.hour, winter.hour) == (7, 8)
    assert f"{there(summer, 'Europe/Copenhagen'):%H:%M}" == "09:00"


@pytest.mark.parametrize("name", ["", "Europe", "../etc/passwd", "/etc/passwd", "Mars/Olympus", "x" * 300, "a\0"])
def test_what_is_no_time_zone_is_known_to_be_none(name: str) -> None:
    assert not known_zone(name)
    assert known_zone("Europe/Copenhagen")
