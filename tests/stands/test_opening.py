from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stand_with_devices import STAND

if TYPE_CHECKING:
    from tests.browsing import Visitor

HOURS = {"day": ["2026-05-12", "", ""], "opens": ["09:00", "", ""], "closes": ["17:00", "", ""]}


def test_a_host_opens_a_stand_and_finds_it_as_it_was_said(host: Visitor) -> None:
    answer = host.send("/stands/new", "/stands/new", **{**STAND, **HOURS, "rule": "hold_first", "writes": "40"})
    assert (answer.status_code, answer.location) == (303, "/stands/froe-co")
    form = host.read("/stands/froe-co/edit").text
    for said in ("Frø &amp; Co.", 'value="2026-05-12"', 'value="09:00"', 'value="17:00"', 'value="40"'):
        assert said in form
    assert 'value="hold_first" checked' in form
    assert "Frø &amp; Co." in host.read("/stands/").text


def test_a_stand_can_be_changed_and_keeps_its_address(host: Visitor, stand: str) -> None:
    answer = host.send(f"{stand}/edit", f"{stand}/edit", **{**STAND, "name": "Blomster", "titles": ""})
    assert (answer.status_code, answer.location) == (303, stand)
    page = host.read(stand).text
    assert "Blomster" in page
    assert 'href="/wiki/Te"' not in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "What is the stand called?"),
        ({"titles": "Te\nKaffe"}, "no page called Kaffe"),
        ({"titles": "a[b"}, "no page called a[b"),
        ({"zone": "Mars"}, "no such time zone"),
        ({**HOURS, "closes": ["09:00", "", ""]}, "ends after it begins"),
        ({**HOURS, "opens": ["", "", ""]}, "ends after it begins"),
        ({"rule": "any"}, "Choose one"),
        ({"idle": "5"}, "from 30 to 900"),
        ({"writes": "many"}, "A number from 1"),
    ],
)
def test_what_can_not_be_is_refused_with_what_was_typed(
    host: Visitor, wrong: dict[str, object], said: str
) -> None:
    answer = host.send("/stands/new", "/stands/new", **{"name": "Blomster", **STAND, **wrong})
    assert answer.status_code == 422
    assert said in answer.text
    assert "stands/froe-co" not in host.read("/stands/").text


@pytest.mark.parametrize("path", ["/stands/", "/stands/new", "{}/edit", "{}/poster", "{}/devices/1"])
def test_only_hosts_see_how_a_stand_is_run(phone: Visitor, invitation: str, stand: str, path: str) -> None:
    answer = phone.read(path.format(stand))
    assert answer.status_code == 302
    assert answer.location.startswith("/sign-in")


@pytest.mark.parametrize("path", ["/stands/new", "{}/edit", "{}/renewal", "{}/devices", "{}/devices/1/removal"])
def test_only_hosts_run_a_stand(phone: Visitor, invitation: str, stand: str, path: str) -> None:
    phone.save("Te", "Te er bedst.\n")
    assert phone.send(path.format(stand), **STAND).status_code == 403


def test_guests_see_what_a_stand_works_on_and_nothing_of_how_it_is_run(
    phone: Visitor, invitation: str, stand: str
) -> None:
    page = phone.read(stand).text
    assert 'href="/wiki/Te/edit"' in page
    for hidden in ("Tablet 1", "poster", "csrf_token"):
        assert hidden not in page
    assert phone.read("/stands/nothing").status_code == 404
