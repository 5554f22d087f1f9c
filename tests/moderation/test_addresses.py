from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from tests.browsing import Visitor
from wikiapp import create_app
from wikiapp.database import now
from wikiapp.moderation.chores import chores
from wikiapp.people.written_from import WrittenFrom, packed, read, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from wikiapp.config import Config
    from wikiapp.database import Database

HOME, ELSEWHERE = "192.0.2.7", "2001:db8::7"


def _from(app: Flask, address: str) -> Visitor:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return Visitor(client)


@pytest.fixture
def kept(database: Database) -> Callable[[], list[str]]:
    """Return the addresses that are kept."""

    def kept() -> list[str]:
        with database.reading() as session:
            return [one.shown for one in session.scalars(select(WrittenFrom).order_by(WrittenFrom.id))]

    return kept


def test_addresses_are_kept_with_what_is_written_and_with_nothing_else(
    app: Flask, kept: Callable[[], list[str]]
) -> None:
    guest = _from(app, HOME)
    guest.read("/wiki/Te")
    assert kept() == []
    guest.save("Te", "Te er godt.", name="Gæst")
    guest.save("Te", "Te er godt.")
    _from(app, ELSEWHERE).save("Saft", "Saft er sødt.")
    assert kept() == [HOME, ELSEWHERE]


def test_only_a_moderator_who_says_so_sees_addresses_and_the_log_tells_of_it(
    app: Flask, moderator: Visitor, stranger: Visitor, number_of: Callable[[str], int]
) -> None:
    _from(app, HOME).save("Te", "Te er godt.", name="Gæst")
    _from(app, HOME).save("Saft", "Saft er sødt.", name="Nabo")
    path = f"/people/{number_of('Gæst')}"
    assert HOME not in moderator.read(path).text
    told = moderator.send(f"{path}/addresses", path, summary="spam").text
    assert HOME in told
    assert "Nabo" in told
    log = stranger.read("/moderation/log").text + stranger.read("/moderation/log.jsonl").text
    assert "looked at the addresses of" in log
    assert HOME not in log
    assert stranger.send(f"{path}/addresses", "/wiki/new").status_code == 403


def test_somebody_takes_home_their_addresses_and_erasing_takes_them_away(
    app: Flask, moderator: Visitor, number_of: Callable[[str], int], kept: Callable[[], list[str]]
) -> None:
    guest = _from(app, HOME)
    guest.save("Te", "Te er godt.", name="Gæst")
    assert [one["address"] for one in json.loads(guest.read("/account/data.json").text)["addresses"]] == [HOME]
    path = f"/people/{number_of('Gæst')}/erasures"
    assert "addresses that they wrote from" in moderator.send(path, path, sure="1").text
    assert kept() == []


def test_addresses_go_by_themselves(
    app: Flask, config: Config, database: Database, kept: Callable[[], list[str]]
) -> None:
    for number in range(2):
        _from(app, HOME).save(f"Te_{number}", "Te er godt.")
    with database.writing() as session:
        last = session.scalar(select(func.max(WrittenFrom.id)))
        old = update(WrittenFrom).where(WrittenFrom.id < last).values(at=now() - timedelta(days=31))
        session.execute(old)
        session.commit()
    _work_once(database, config, 30)
    assert kept() == [HOME]
    _work_once(database, config, 0)
    assert kept() == []


def test_none_is_kept_where_that_is_switched_off(config: Config, kept: Callable[[], list[str]]) -> None:
    _from(create_app(replace(config, keep_addresses=0)), HOME).save("Te", "Te er godt.")
    assert kept() == []


@pytest.mark.parametrize(("proxies", "expected"), [(0, "10.0.0.1"), (1, HOME), (2, "198.51.100.9")])
def test_only_proxies_that_are_trusted_say_whom_they_speak_for(
    proxies: int, expected: str, config: Config, kept: Callable[[], list[str]]
) -> None:
    guest = _from(create_app(replace(config, proxies=proxies)), "10.0.0.1")
    guest.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.1, 198.51.100.9, {HOME}"
    guest.save("Te", "Te er godt.")
    assert kept() == [expected]


def test_an_address_of_version_4_is_the_same_however_it_comes() -> None:
    assert read("::ffff:192.0.2.7") == read(HOME)
    for address in (HOME, ELSEWHERE):
        found = read(address)
        assert found is not None
        assert str(unpacked(packed(found))) == address
    assert read("unix:") is None


def _work_once(database: Database, config: Config, days: int) -> None:
    stop = threading.Event()
    for chore in chores(database, replace(config, keep_addresses=days)):
        worker = threading.Thread(target=chore, args=(stop,))
        worker.start()
        stop.set()
        worker.join()
        stop.clear()
