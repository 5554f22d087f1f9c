"""The wall of a stand: what it works on, and who is writing there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask

PLACE = re.compile(r'data-presence="([^"]+)"')


@pytest.fixture
def guests(app: Flask) -> list[Visitor]:
    """Five people who are here for the first time."""
    return [Visitor(app.test_client()) for _ in range(5)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Ann"], "Ann is writing"),
        ([""], "1 guest is writing"),
        (["", ""], "2 guests are writing"),
        (["Ann", "Ben"], "Ann and Ben are writing"),
        (["", "Ann", "Ben"], "Ann, Ben, and 1 guest are writing"),
        (["Ann", "Ben", "Cy", "Di", ""], "Ann, Ben, Cy, and 2 guests are writing"),
    ],
)
def test_it_says_who_is_writing(
    host: Visitor, stand: str, guests: list[Visitor], names: list[str], told: str
) -> None:
    for number, (guest, name) in enumerate(zip(guests, names, strict=False)):
        if name:
            guest.save(f"Side{number}", "En side.\n", name=name)
        _write(guest, "Te")
    host.save("Andet", "En anden side.\n")
    _write(host, "Andet")
    answer = host.read(f"{stand}/wall/writing")
    assert (answer.json, answer.headers["Cache-Control"]) == ({"told": told}, "no-store")


def test_only_what_has_a_history_can_be_played(host: Visitor, stand: str) -> None:
    assert "data-playback" not in host.read(f"{stand}/wall").text
    host.save("Te", "Te er meget godt.\n")
    assert 'data-playback="/wiki/Te/playback"' in host.read(f"{stand}/wall").text


def _write(guest: Visitor, title: str) -> None:
    found = PLACE.search(guest.read(f"/wiki/{title}/edit").text)
    assert found is not None
    assert guest.send(found[1], editor=str(id(guest))).status_code == 200
