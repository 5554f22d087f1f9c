from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.stand_with_devices import begin, device, done, host, invitation, join, phone, stand, tablet
from wikiapp.people.role import Role
from wikiapp.timeline import finding, views

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from tests.browsing import Visitor

__all__ = ["device", "host", "invitation", "join", "phone", "stand", "tablet"]
CHANGE, OLDER = re.compile(r'<a class="size" href="([^"]+)"'), re.compile(r'<a href="([^"]+)" rel="next"')


@pytest.fixture
def turns(device: Visitor, join: str, phone: Visitor, ann: Visitor) -> None:
    """Two guests wrote on the tablet, one with a phone, and somebody at home."""
    for name in ("Gæst", "Gast"):
        begin(device, name=name)
        device.save("Te", f"Te er godt, siger {name}.")
        done(device)
    phone.send(join, join, name="Telefon", language="da")
    phone.save("Kaffe", "Kaffe er sort.")
    ann.save("Saft", "Saft er sødt.", name="Ann")


@pytest.mark.usefixtures("turns")
def test_changes_are_narrowed_down_to_a_stand_by_everybody_and_in_feeds(stranger: Visitor) -> None:
    for path in ("/changes?stand=1", "/changes.atom?stand=1"):
        told = stranger.read(path).text
        assert all(name in told for name in ("Gæst", "Gast", "Telefon"))
        assert "Saft" not in told
    assert "Kaffe" not in stranger.read("/changes?stand=1&until=2020-01-01").text
    assert "Frø &amp; Co." in stranger.read("/changes").text


@pytest.mark.usefixtures("turns")
def test_only_moderators_narrow_changes_down_to_a_device(
    stranger: Visitor, signed_in: Callable[[str, Role], Visitor]
) -> None:
    told = signed_in("Mod", Role.MODERATOR).read("/changes?device=1").text
    assert "Tablet 1" in told
    assert "Gast" in told
    assert "Telefon" not in told
    told = stranger.read("/changes?device=1").text
    assert "Tablet 1" not in told
    assert "Saft" in told


def test_changes_that_bring_links_are_found(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.")
    ann.save("Saft", "Se https://saft.example/ her.")
    ann.save("Saft", "Se https://saft.example/ her, og mere.", summary="uden nye")
    told = stranger.read("/changes?links=1").text
    assert told.count('class="size"') == 1
    assert "uden nye" not in told


def test_a_list_that_goes_on_without_anything_that_fits_leads_further_back(
    ann: Visitor, stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SPAN", 3)
    ann.save("Begyndt", "Se https://saft.example/ her.")
    for number in range(6):
        ann.save(f"Side {number}", "Te er godt.")
    for number in range(6):
        ann.save(f"Te {number}", f"Se https://saft.example/{number} her.", language="en")
    told = stranger.read("/changes?links=1&language=da").text
    assert "further back" in told
    assert 'rel="next"' in told


def test_old_accounts_and_people_can_be_asked_for(
    ann: Visitor, stranger: Visitor, signed_in: Callable[[str, Role], Visitor], app: Flask
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    signed_in("Vera", Role.WRITER).save("Saft", "Saft er sødt.")
    assert "Saft" not in stranger.read("/changes?guests=1").text
    assert "Te" in stranger.read("/changes?guests=1").text
    assert "Saft" not in stranger.read("/changes?person=1").text


def test_what_was_changed_in_one_text_on_one_day_stands_together(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ben.save("Saft", "Saft er sødt.", name="Ben")
    ben.save("Te", "Te er rigtig godt.")
    ann.save("Te", "Te er virkelig rigtig godt.")
    told = ann.read("/changes?group=content").text
    assert told.count('<details class="bundle">') == 1
    assert "3 changes by 2 people" in " ".join(told.split())
    assert told.count('class="when"') == 4
    assert '<details class="bundle">' not in ann.read("/changes").text
    assert "group" not in ann.read("/changes.atom?group=content").text


def test_page_by_page_grouped_changes_are_shown_once(ann: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ROOM_OF_GROUPS", 4)
    for number in range(5):
        ann.save("Te", f"Te er godt {number}.")
        ann.save(f"Saft_{number}", "Saft er sødt.")
    path: str | None = "/changes?group=content"
    shown = []
    while path:
        told = ann.read(path).text
        shown += CHANGE.findall(told)
        older = OLDER.search(told)
        path = html.unescape(older[1]) if older else None
        assert path is None or "group=content" in path
    assert len(shown) == len(set(shown)) == 10
