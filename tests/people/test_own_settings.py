"""Language and colours are kept with the account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from tests.visitors import signed_in
from wikiapp.people.account import account_called
from wikiapp.people.one_time_link import link_for
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session

__all__ = ["signed_in"]
AT = "/account/settings"


@pytest.fixture
def mette(signed_in: Callable[[str, Role], Visitor]) -> Visitor:
    return signed_in("Mette", Role.WRITER)


def test_what_was_chosen_is_so_wherever_one_signs_in(mette: Visitor, app: Flask, session: Session) -> None:
    assert mette.send(AT, "/account", language="da", theme="dark").status_code == 303
    assert '<html lang="da" data-theme="dark">' in mette.read("/changes").text
    link = link_for(account_called(session, "Mette"))
    session.commit()
    elsewhere = Visitor(app.test_client())
    assert '<html lang="en">' in elsewhere.read("/changes").text
    elsewhere.send(link, link)
    assert '<html lang="da" data-theme="dark">' in elsewhere.read("/changes").text
    person = json.loads(mette.read("/account/data.json").text)["person"]
    assert (person["language"], person["theme"]) == ("da", "dark")


def test_what_is_taken_back_is_as_the_browser_says(mette: Visitor) -> None:
    mette.send(AT, "/account", language="da", theme="light")
    mette.send(AT, "/account", language="", theme="")
    assert '<html lang="en">' in mette.read("/changes").text


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"theme": "pink"}])
def test_what_there_is_not_can_not_be_chosen(mette: Visitor, fields: dict[str, str]) -> None:
    assert mette.send(AT, "/account", **fields).status_code == 400
