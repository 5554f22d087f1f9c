"""A stand whose rule says that what a guest writes first waits for a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stand_with_devices import STAND, begin, done

if TYPE_CHECKING:
    from tests.browsing import Visitor


def test_a_guests_first_words_wait_and_the_next_ones_do_not(host: Visitor, stand: str, device: Visitor) -> None:
    assert host.send(f"{stand}/edit", f"{stand}/edit", **{**STAND, "rule": "hold_first"}).status_code == 303
    begin(device, name="Ann")
    assert device.save("Te", "Te er meget godt.\n").location == "/held/1"
    assert "waits for a moderator" in device.read("/held/1").text
    assert host.said("Te") == "Te er godt.\n"
    host.send("/held/1/approval")
    assert device.save("Te", "Te er varmt.\n").location == "/wiki/Te"
    done(device)
    begin(device, name="Ben")
    assert device.save("Te", "Te er koldt.\n").location == "/held/2"
    assert device.read("/held/1").status_code == 404
    assert host.said("Te") == "Te er varmt.\n"


def test_elsewhere_nothing_waits(device: Visitor, phone: Visitor) -> None:
    begin(device, name="Ann")
    assert device.save("Te", "Te er meget godt.\n").location == "/wiki/Te"
    assert phone.save("Te", "Te er varmt.\n").location == "/wiki/Te"
