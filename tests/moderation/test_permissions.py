"""Who may use which address, as one table: what isn't in it is for everybody, but for whoever is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browsing import Visitor
from wikiapp.people.role import Role
from wikiapp.titles import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

STRANGER, GUEST = "stranger", Role.GUEST
# For whom an address is, from that role on; `get` and `post` are the same unless both are named.
FROM = {
    "people.account": GUEST,
    "people.change_name": GUEST,
    "timeline.own_data": GUEST,
    "moderation.own_erasure_form": GUEST,
    "moderation.erase_oneself": GUEST,
    "moderation.erasure_form": Role.MODERATOR,
    "moderation.erase_person": Role.MODERATOR,
    "people.change_password": Role.WRITER,
    "people.sign_out_elsewhere": Role.WRITER,
    **{
        f"people.{act}": Role.WRITER
        for act in (
            "second_factor",
            "begin_second_factor",
            "confirm_second_factor",
            "renew_recovery_codes",
            "remove_second_factor",
            "passkeys",
            "ask_for_passkey",
            "add_passkey",
            "remove_passkey",
            "tokens",
            "make_token",
            "revoke_token",
        )
    },
    "moderation.appeal": GUEST,
    "timeline.mark_as_seen": Role.MODERATOR,
    "moderation.desk": Role.MODERATOR,
    "moderation.settle": Role.MODERATOR,
    "moderation.reversal_form": Role.MODERATOR,
    "moderation.reverse": Role.MODERATOR,
    "moderation.block_form": Role.MODERATOR,
    "moderation.block_person": Role.MODERATOR,
    "moderation.unblock": Role.MODERATOR,
    "moderation.sweep_form": Role.MODERATOR,
    "moderation.sweep_person": Role.MODERATOR,
    "moderation.sweep_place_form": Role.MODERATOR,
    "moderation.sweep_place": Role.MODERATOR,
    "moderation.look_at_addresses": Role.MODERATOR,
    **{
        f"moderation.{name}": Role.MODERATOR
        for name in ("device_block_form", "block_device", "range_block_form", "block_range", "end_place_block")
    },
    "moderation.approve": Role.MODERATOR,
    "moderation.decline": Role.MODERATOR,
    **{
        f"moderation.{name}": Role.MODERATOR
        for name in (
            "filters",
            "filter_page",
            "filter_beginning",
            "begin",
            "filter_editor",
            "edit_filter",
            "try_filter",
            "switch_filter",
        )
    },
    "page_agreement.versions": Role.MODERATOR,
    "page_agreement.mark": Role.MODERATOR,
    "page_agreement.unmark": Role.MODERATOR,
    **{
        f"stands.{act}": Role.HOST
        for act in (
            "stands",
            "new",
            "create",
            "edit",
            "save",
            "poster",
            "renew",
            "invite",
            "invitation",
            "remove",
        )
    },
    **{
        f"moderation.{name}": Role.HOST
        for name in ("notices", "set_address", "renew_secret", "send_trial", "try_again")
    },
    "moderation.appointment_form": Role.HOST,
    "moderation.give_role": Role.HOST,
    "moderation.make_link": Role.HOST,
    "moderation.turn_second_factor_off": Role.HOST,
    **{f"{kind}_protection.form": Role.MODERATOR for kind in ("page", "post", "draft", "comment", "file")},
    **{f"{kind}_protection.protect": Role.MODERATOR for kind in ("page", "post", "draft", "comment", "file")},
    **{
        f"{kind}_suppressions.{act}": Role.MODERATOR
        for kind in ("page", "post", "draft", "comment", "file")
        for act in ("form", "suppress", "disclose", "look")
    },
}
# What blocked people may send all the same: nothing of it writes into the wiki.
OPEN_TO_BLOCKED = {
    "people.sign_in_with_password", "people.sign_in_with_link", "people.end_sign_in", "people.change_name",
    "people.change_password", "people.sign_out_elsewhere", "people.sign_in_with_second_factor",
    "people.begin_second_factor", "people.sign_in_with_passkey", "people.ask_to_use_passkey",
    "people.ask_for_passkey", "people.sign_up", "moderation.appeal",
    "moderation.erase_oneself",
    "page_reports.report", "post_reports.report", "draft_reports.report", "comment_reports.report",
    "file_reports.report", "claims.enter_code",
}  # fmt: skip
# Where it is asked whose something is before it is asked for a role.
OF_ONES_OWN = {"blog.withdraw", "blog.withdrawal_form", *(f"comment_{rest}" for rest in (
    "history.adoptions", "deleting.delete", "editing.edit", "editing.save", "deleting.restore", "history.revert",
    "history.rollbacks", "history.undos", "protection.protect", "reports.report",
))}  # fmt: skip


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
