from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from tests.stand_with_devices import STAND
from wikiapp.database import now
from wikiapp.stands.device import INVITED_FOR, Device

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.browsing import Visitor
    from wikiapp.database import Database

COOKIE = "wikiapp_device"


def test_a_device_belongs_to_a_stand_by_its_code_once(
    tablet: Visitor, phone: Visitor, invitation: str, database: Database
) -> None:
    assert tablet.read(invitation).status_code == 200
    assert tablet.send(invitation, invitation).status_code == 303
    kept = tablet.client.get_cookie(COOKIE)
    assert kept is not None
    assert kept.http_only
    with database.reading() as reader:
        device = reader.scalars(Device.known_by(kept.value)).one()
    assert (device.name, device.registered_at is not None) == ("Tablet 1", True)
    assert kept.value.encode() not in device.secret_hash
    assert phone.read(invitation).status_code == 404
    assert phone.send(invitation).status_code == 404
    assert phone.client.get_cookie(COOKIE) is None


def test_who_was_signed_in_on_the_device_is_forgotten(host: Visitor, invitation: str) -> None:
    assert host.send(invitation, invitation).status_code == 303
    assert host.client.get_cookie("wikiapp") is None


def test_a_code_for_a_device_gets_too_old(tablet: Visitor, invitation: str, session: Session) -> None:
    session.execute(update(Device).values(invited_at=now() - INVITED_FOR))
    session.commit()
    assert tablet.read(invitation).status_code == 404


def test_a_code_is_of_one_stand_alone(tablet: Visitor, host: Visitor, invitation: str) -> None:
    other = host.send("/stands/new", "/stands/new", **{**STAND, "name": "Other"}).location
    assert tablet.read(f"{other}/registration/{invitation.rpartition('/')[2]}").status_code == 404


def test_a_device_that_is_removed_is_anybodys(
    tablet: Visitor, host: Visitor, stand: str, invitation: str, database: Database
) -> None:
    tablet.send(invitation, invitation)
    assert host.send(f"{stand}/devices/1/removal", stand).status_code == 303
    kept = tablet.client.get_cookie(COOKIE)
    assert kept is not None
    with database.reading() as reader:
        assert reader.scalar(Device.known_by(kept.value)) is None
        device = reader.scalars(select(Device)).one()
    assert device.removed_by_id == device.invited_by_id
    assert "Tablet 1" not in host.read(stand).text
    assert host.read(f"{stand}/devices/1").status_code == 404
