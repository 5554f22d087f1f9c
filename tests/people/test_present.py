from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import session as cookie
from sqlalchemy import func, select

from wikiapp.people.person import Person
from wikiapp.people.present import PERSON, commit_as, present_person, writer

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.database import Database


def test_who_only_reads_is_a_stranger_and_nobody_is_made(app: Flask, database: Database) -> None:
    with app.test_request_context("/"):
        assert present_person() is None
    with database.reading() as reader:
        assert reader.scalar(select(func.count()).select_from(Person)) == 0


def test_who_writes_is_known_by_the_browser_from_then_on(app: Flask) -> None:
    number = _written_as(app, "Ann", known_as=None)
    with app.test_request_context("/"):
        cookie[PERSON] = number
        person = present_person()
        assert person is not None
        assert (person.id, person.name) == (number, "Ann")


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_who_gives_no_name_gets_one(app: Flask, name: str) -> None:
    number = _written_as(app, name, known_as=None)
    with app.test_request_context("/"):
        cookie[PERSON] = number
        person = present_person()
        assert person is not None
        assert person.name


@pytest.mark.parametrize(("name", "called"), [("", "Ann"), (" \x00", "Ann"), ("Anne", "Anne")])
def test_who_writes_again_is_the_same_and_may_change_the_name(app: Flask, name: str, called: str) -> None:
    number = _written_as(app, "Ann", known_as=None)
    with app.test_request_context("/", method="POST"):
        cookie[PERSON] = number
        person = writer(name)
        assert (person.id, person.name) == (number, called)


@pytest.mark.parametrize("known_as", [99, "1", None, -1])
def test_a_cookie_that_names_nobody_is_a_strangers(app: Flask, known_as: object) -> None:
    with app.test_request_context("/"):
        cookie[PERSON] = known_as
        assert present_person() is None


def _written_as(app: Flask, name: str, known_as: int | None) -> int:
    with app.test_request_context("/", method="POST"):
        cookie[PERSON] = known_as
        person = writer(name)
        commit_as(person)
        assert cookie[PERSON] == person.id
        assert cookie.permanent
        return person.id
