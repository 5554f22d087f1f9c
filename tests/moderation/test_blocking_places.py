from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from tests.files.uploads import upload
from tests.stand_with_devices import begin, device, host, invitation, join, phone, stand, tablet
from wikiapp.people.place_block import range_of
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

__all__ = ["device", "host", "invitation", "join", "phone", "stand", "tablet"]

RANGES, DEVICE = "/moderation/range-blocks", "/moderation/device/1/blocks"
NET = "203.0.113.0/24"


def _from(app: Flask, address: str) -> Visitor:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return Visitor(client)


@pytest.fixture
def blocked(moderator: Visitor) -> None:
    """A range of addresses is blocked."""
    answer = moderator.send(RANGES, RANGES, network=NET, seen=NET, spares="1", summary="Reklame", **{"for": "120"})
    assert answer.location == "/moderation#ui_blocks"


def test_before_a_range_is_blocked_it_is_told_how_many_wrote_from_there(app: Flask, moderator: Visitor) -> None:
    for number in range(3):
        _from(app, f"203.0.113.{number // 2}").save(f"Te_{number}", "Te er godt.")
    looked = moderator.send(RANGES, RANGES, network="203.0.113.77/24", spares="1")
    assert looked.status_code == 200
    assert "3 people wrote from there lately." in looked.text
    assert f'name="seen" value="{NET}"' in looked.text
    assert "None." in moderator.read("/moderation").text.split('id="ui_blocks"')[1]


@pytest.mark.parametrize("typed", ["203.0.0.0/15", "2001:db8::/31", "te", "", "203.0.113.0/24; x"])
def test_a_range_that_is_none_or_too_wide_is_refused(typed: str, moderator: Visitor) -> None:
    answer = moderator.send(RANGES, RANGES, network=typed, seen=typed)
    assert answer.status_code == 422
    assert "/16" in answer.text


@pytest.mark.usefixtures("blocked")
def test_nobody_writes_from_a_blocked_range_but_others_do(app: Flask, stranger: Visitor) -> None:
    guest = _from(app, "203.0.113.9")
    answer = guest.save("Te", "Te er godt.")
    assert answer.status_code == 403
    assert all(
        told in answer.text for told in ("Reklame", "Te er godt.", "everybody who comes from the same network")
    )
    assert guest.read("/wiki/Te").status_code == 404
    assert _from(app, "203.0.114.9").save("Te", "Te er godt.").status_code == 303
    assert _from(app, "::ffff:203.0.113.9").save("Kaffe", "Kaffe er sort.").status_code == 403
    told = stranger.read("/moderation/log").text + stranger.read("/moderation/log.jsonl").text
    assert "blocked a range of addresses" in told
    assert "203.0" not in told


@pytest.mark.usefixtures("blocked")
def test_who_has_an_account_may_be_spared(
    app: Flask, moderator: Visitor, signed_in: Callable[[str, Role], Visitor]
) -> None:
    vera = signed_in("Vera", Role.WRITER)
    vera.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert vera.save("Te", "Te er godt.").status_code == 303
    moderator.send(RANGES, RANGES, network=NET, seen=NET)
    assert vera.save("Te", "Te er bedst.").status_code == 403
    moderator.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert moderator.save("Te", "Te er bedst.").status_code == 303


@pytest.mark.usefixtures("blocked")
def test_a_stranger_at_a_blocked_place_can_object_and_a_moderator_ends_it(app: Flask, moderator: Visitor) -> None:
    guest = _from(app, "203.0.113.9")
    form = guest.save("Te", "Te er godt.").text
    assert 'name="block" value="place_block 1"' in form
    assert (
        guest.send("/appeals", "/wiki/new", words="Vi er en hel skole.", block="place_block 1").status_code == 303
    )
    desk = moderator.read("/moderation").text
    assert all(told in desk for told in ("Vi er en hel skole.", NET))
    moderator.send("/moderation/place-blocks/1/endings", "/moderation")
    assert guest.save("Te", "Te er godt.").status_code == 303


def test_a_device_is_blocked_and_the_phone_of_its_guest_is_not(
    device: Visitor, join: str, phone: Visitor, moderator: Visitor
) -> None:
    begin(device, name="Gæst")
    device.save("Te", "Te er bedst.")
    form = moderator.read(DEVICE).text
    assert "Block the device Tablet 1" in form
    assert "1 person wrote from there lately." in form
    moderator.send(DEVICE, DEVICE, summary="Vrøvl", **{"for": "120"})
    answer = device.save("Te", "Te er vrøvl.")
    assert answer.status_code == 403
    assert "everybody on this device" in answer.text
    assert device.send("/appeals", "/wiki/Te", words="Hvem har gjort hvad?").status_code == 303
    assert "Hvem har gjort hvad?" in moderator.read("/moderation").text
    phone.send(join, join, name="Telefon", language="en")
    assert phone.save("Te", "Te er bedst i verden.").status_code == 303


def test_somebody_may_be_kept_from_certain_pages_and_from_nothing_else(
    ann: Visitor, moderator: Visitor, number_of: Callable[[str], int]
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ann.save("Saft", "Saft er sødt.")
    path = f"/people/{number_of('Ann')}/blocks"
    assert "no page called Kaffe" in moderator.send(path, path, what="pages", titles="te\nKaffe").text
    assert moderator.send(path, path, what="pages", titles="te", **{"for": "120"}).status_code == 303
    answer = ann.save("Te", "Te er dårligt.")
    assert (answer.status_code, "Te er dårligt." in answer.text) == (403, True)
    assert "be changed just now; others can." in answer.text
    assert ann.send("/wiki/Te/deletion").status_code == 403
    assert ann.save("Saft", "Saft er syrligt.").status_code == 303
    assert ann.send("/appeals", words="Det var mig.").status_code == 303
    assert "certain pages" in ann.read("/moderation/log").text


def test_somebody_may_be_kept_from_sending_files(
    ann: Visitor, moderator: Visitor, number_of: Callable[[str], int]
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    path = f"/people/{number_of('Ann')}/blocks"
    moderator.send(path, path, what="uploads", **{"for": "120"})
    assert upload(ann).status_code == 403
    assert ann.save("Te", "Te er meget godt.").status_code == 303
    moderator.send(path.replace("blocks", "unblocks"), path)
    assert upload(ann).status_code in {201, 303}


def test_a_range_may_be_one_address() -> None:
    assert str(range_of("192.0.2.7")) == "192.0.2.7/32"
    assert str(range_of("2001:db8::7/64")) == "2001:db8::/64"
