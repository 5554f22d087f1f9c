from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.stand_with_devices import begin, device, done, host, invitation, join, phone, stand, tablet
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from tests.browsing import Visitor
    from wikiapp.database import Database

__all__ = ["device", "host", "invitation", "join", "phone", "stand", "tablet"]

BODY = "Te er godt.\n\nKaffe er sort.\n\nSaft er sødt.\n"
PAGES = [f"Side_{number}" for number in range(12)]


@pytest.fixture
def written(device: Visitor, ann: Visitor, database: Database) -> None:
    """Several guests changed twelve pages thirty times on one tablet; Ann wrote in them since."""
    for title in PAGES:
        ann.save(title, BODY, name="Ann")
    for turn in range(5):
        begin(device, name=f"Gæst {turn}")
        for edit in range(6):
            title = PAGES[(6 * turn + edit) % 12]
            device.save(title, device.said(title).replace("godt", f"dårligt{edit}") + f"\nVrøvl {turn}.{edit}\n")
        done(device)
    for title in PAGES:
        ann.save(title, ann.said(title).replace("sort", "sort og stærk"))


@pytest.mark.usefixtures("written")
def test_what_several_guests_wrote_on_one_device_is_taken_back_and_what_others_did_since_stays(
    moderator: Visitor, database: Database, stranger: Visitor
) -> None:
    path = "/moderation/device/1/sweeps"
    assert moderator.read(path).text.count("2 changes") >= 6
    assert moderator.send(path, path, minutes="30").status_code == 303
    with database.reading() as session:
        pages = session.scalars(select(Page)).all()
        said = {page.title.replace(" ", "_"): page.body for page in pages if page.title != "Te"}
    assert said == dict.fromkeys(PAGES, BODY.replace("sort", "sort og stærk"))
    log = stranger.read("/moderation/log").text
    assert "took back what was written on a device" in log
    assert "Tablet" not in log + stranger.read("/moderation/log.jsonl").text


def test_what_is_taken_back_at_a_stand_is_brought_back_from_the_log(
    stand: str, join: str, phone: Visitor, moderator: Visitor, stranger: Visitor
) -> None:
    phone.send(join, join, name="Telefon", language="da")
    phone.save("Te", "Te er dårligt.")
    path = "/moderation/stand/1/sweeps"
    moderator.send(path, path, minutes="30")
    assert "Te er godt." in stranger.read("/wiki/Te").text
    assert "took back what was written at the stand Frø &amp; Co." in stranger.read("/moderation/log").text
    moderator.send("/moderation/log/1/reversals", "/moderation/log/1/reversals")
    assert "Te er dårligt." in stranger.read("/wiki/Te").text
    assert "brought back what had been taken back of the stand" in stranger.read("/moderation/log.atom").text


def test_what_moderators_wrote_at_a_stand_stays(join: str, moderator: Visitor, stranger: Visitor) -> None:
    moderator.send(join, join, language="en")
    moderator.save("Te", "Te er bedst.")
    assert "There is nothing to take back." in moderator.read("/moderation/stand/1/sweeps?minutes=30").text


def test_there_is_nothing_to_take_back_where_no_such_place_is(moderator: Visitor) -> None:
    assert moderator.read("/moderation/stand/1/sweeps").status_code == 404
