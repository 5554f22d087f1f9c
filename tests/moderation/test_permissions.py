"""Who may use which address, as one table: what isn't in it is for everybody, but for whoever is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browsing import Visitor
from tests.moderation.permissions import FROM, OF_ONES_OWN, OPEN_TO_BLOCKED
from wikiapp.people.role import Role
from wikiapp.titles import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

STRANGER, GUEST = "stranger", Role.GUEST


class Address(NamedTuple):
    """One address and verb."""

    endpoint: str
    method: str
    path: str


@pytest.fixture
def addresses(app: Flask) -> list[Address]:
    """All there are, each with something that is there in the place of what it asks for."""
    found = []
    for rule in app.url_map.iter_rules():
        values = {"address": "om-te" if rule.rule.startswith("/blog/") else "Te", "number": 1, "name": "te.png"}
        values |= {
            "secret": "x",
            "token": "x",
            "slug": "x",
            "code": "da",
            "sort": "stand",
            "version": "x",
            "digest": "0" * 64,
            "width": 1,
        }
        if rule.rule.startswith("/comments/"):
            values["address"] = "3"
        chosen = {name: values[name] for name in rule.arguments}
        with app.test_request_context():
            _, path = rule.build(chosen, append_unknown=False) or ("", "")
        path += "?revision=1" if rule.endpoint == "page_agreement.versions" else ""
        found += [
            Address(rule.endpoint, method, path) for method in sorted((rule.methods or set()) & {"GET", "POST"})
        ]
    return found


@pytest.fixture
def send(ann: Visitor) -> Callable[[Visitor, Address], str]:
    """Send a request, and say what became of it: allowed, refused, or asked to sign in."""
    ann.save("Te", "Te er godt.", name="Ann")
    ann.send("/blog/new", "/blog/new", title="Om te", body="Nyt om te.", language="da", publish="1")
    ann.send("/wiki/Te/discussion", body="God te.", language="da")

    def send(who: Visitor, address: Address) -> str:
        if address.method == "GET":
            answer = who.read(address.path)
        else:
            answer = who.client.post(address.path, data={"csrf_token": who.token("/sign-in")})
        if (answer.location or "").startswith("/sign-in?"):
            return "asked"
        return "refused" if answer.status_code == 403 else "allowed"

    return send


@pytest.mark.parametrize("role", [STRANGER, *(role for role in Role if role != Role.READER)])
def test_each_address_is_for_those_that_the_table_says(
    role: str,
    app: Flask,
    addresses: list[Address],
    send: Callable[[Visitor, Address], str],
    signed_in: Callable[[str, Role], Visitor],
) -> None:
    wrong, who = [], _visitor(role, app, signed_in)
    for address in addresses:
        if address.endpoint in {"people.end_sign_in", *OF_ONES_OWN}:
            continue
        who = Visitor(app.test_client()) if role == STRANGER else who  # who writes is none any more
        least = FROM.get(address.endpoint)
        expected = "allowed"
        if least is not None and (role == STRANGER or not Role(role).includes(least)):
            expected = "asked" if address.method == "GET" and role in {STRANGER, GUEST} else "refused"
        if (became := send(who, address)) != expected:
            wrong.append((*address, became, expected))
    assert wrong == []


def test_nothing_is_written_by_whoever_is_blocked(
    app: Flask,
    addresses: list[Address],
    send: Callable[[Visitor, Address], str],
    moderator: Visitor,
    number_of: Callable[[str], int],
) -> None:
    blocked = Visitor(app.test_client())
    blocked.save("Kaffe", "Kaffe er godt.", name="Blocked")
    path = f"/people/{number_of('Blocked')}/blocks"
    moderator.send(path, path)
    wrong = [
        address
        for address in addresses
        if address.method == "POST" and address.endpoint not in OPEN_TO_BLOCKED
        if address.endpoint not in OF_ONES_OWN and send(blocked, address) != "refused"
    ]
    assert [one for one in wrong if _writes(one, blocked)] == []


def test_every_word_behind_a_page_is_one_that_no_title_ends_with(app: Flask) -> None:
    prefix = "/wiki/<path:address>/"
    behind = {rule.rule.removeprefix(prefix) for rule in app.url_map.iter_rules() if rule.rule.startswith(prefix)}
    words = {each.rpartition("/")[2] for each in behind if "<" not in each and "/" not in each}
    assert words - SUFFIXES == set()


def _visitor(role: str, app: Flask, signed_in: Callable[[str, Role], Visitor]) -> Visitor:
    if role == STRANGER:
        return Visitor(app.test_client())
    if role == GUEST:
        guest = Visitor(app.test_client())
        guest.save("Saft", "Saft er godt.")
        return guest
    return signed_in("Somebody", Role(role))


def _writes(address: Address, who: Visitor) -> bool:
    """Tell whether a form that holds too little to be taken is refused for that reason alone."""
    answer = who.client.post(address.path, data={"csrf_token": who.token("/sign-in")})
    return answer.status_code not in {400, 404, 422}
