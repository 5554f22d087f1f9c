"""What moderators see and do, with a browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import feedparser
import pytest

from tests.kinds import KINDS, Kind
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor


def test_everything_a_guest_did_is_taken_back_after_a_look(
    ann: Visitor, ben: Visitor, moderator: Visitor, number_of: Callable[[str], int]
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ben.save("Te", "Vrøvl.", name="Vandal")
    ben.save("Spam", "Køb kaffe.")
    path = f"/people/{number_of('Vandal')}/sweeps"
    preview = moderator.read(path).text
    assert "the changes go" in preview
    assert "it is deleted" in preview
    answer = moderator.send(path, path, minutes="30")
    assert (answer.status_code, answer.location) == (303, "/moderation/log")
    assert moderator.said("Te") == "Te er godt."
    assert moderator.read("/wiki/Spam").status_code == 410
    log = moderator.read("/moderation/log").text
    reversal = re.findall(r'href="(/moderation/log/\d+/reversals)"', log)[0]
    assert "brought back" in moderator.read(reversal).text
    assert moderator.send(reversal, reversal).status_code == 303
    assert moderator.said("Te") == "Vrøvl."
    assert moderator.read("/wiki/Spam").status_code == 200


def test_much_is_taken_back_in_parts(ben: Visitor, moderator: Visitor, number_of: Callable[[str], int]) -> None:
    for number in range(27):
        ben.save(f"Spam {number}", "Køb kaffe.", name="Vandal")
    path = f"/people/{number_of('Vandal')}/sweeps"
    page = moderator.send(path, path, minutes="30").text
    assert "25 texts are dealt with" in page
    after = re.findall(r'name="after" value="(\d+)"', page)[0]
    assert moderator.send(path, path, minutes="30", after=after).status_code == 303
    assert "Spam" not in moderator.read("/pages").text


def test_what_must_be_settled_by_hand_is_named(
    ann: Visitor, ben: Visitor, moderator: Visitor, number_of: Callable[[str], int]
) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ben.save("Te", "Te er dårligt.", name="Vandal")
    ann.save("Te", "Te er slet ikke dårligt.")
    path = f"/people/{number_of('Vandal')}/sweeps"
    page = moderator.send(path, path, minutes="30").text
    assert "settle it" in page
    assert 'href="/wiki/Te/history"' in page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.__name__)
def test_anybody_can_report_anything(kind: Kind, ann: Visitor, stranger: Visitor, moderator: Visitor) -> None:
    said = {"title": "Te", "body": "Køb te.", "language": "da", **kind.fields()}
    answer = ann.send(kind.begun_at, kind.begun_at, **said)
    path = f"{answer.location}/reports"
    assert stranger.send(path, path, summary="Det er reklame").status_code == 303
    desk = moderator.read("/moderation").text
    assert "Det er reklame" in desk
    settlement = re.findall(r"/moderation/reports/\d+/settlements", desk)[0]
    assert moderator.send(settlement, "/moderation").status_code == 303
    assert "Det er reklame" not in moderator.read("/moderation").text
    assert "dealt with a report" in stranger.read("/moderation/log").text


def test_moderators_delete_anybodys_comment_but_change_none(ann: Visitor, moderator: Visitor) -> None:
    ann.save("Te", "Te er godt.", name="Ann")
    ann.send("/wiki/Te/discussion", body="Køb kaffe.", language="da")
    path = re.findall(r"/comments/\d+", ann.read("/wiki/Te/discussion").text)[0]
    assert "Delete" in moderator.read(f"{path}/history").text
    assert moderator.read(f"{path}/edit").status_code == 403
    assert moderator.send(f"{path}/edit", body="Køb te.", language="da").status_code == 403
    assert moderator.send(f"{path}/deletion", f"{path}/deletion").status_code == 303
    assert "Køb kaffe." not in ann.read("/wiki/Te/discussion").text
    assert moderator.send(f"{path}/restoration").status_code == 303
    assert "Køb kaffe." in ann.read("/wiki/Te/discussion").text


def test_moderators_share_what_they_have_looked_at(
    ann: Visitor, moderator: Visitor, signed_in: Callable[[str, Role], Visitor]
) -> None:
    ann.save("Te", "Te er godt.")
    ann.save("Kaffe", "Kaffe er godt.")
    page = moderator.read("/changes?unseen=1").text
    numbers = re.findall(r'name="revision" value="(\d+)"', page)
    assert len(numbers) == 2
    assert (
        moderator.send("/changes/seen", "/changes", revision=numbers[0], next="/changes?unseen=1").location
        == "/changes?unseen=1"
    )
    other = signed_in("Mia", Role.MODERATOR)
    assert other.read("/changes?unseen=1").text.count("not looked at") == 1
    assert "<b>1</b>" in other.read("/moderation").text
    assert "not looked at" not in ann.read("/changes").text
    assert ann.send("/changes/seen", revision=numbers[1]).status_code == 403


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", {"Te", "Kaffe", "Nyt"}),
        ("kind=post", {"Nyt"}),
        ("language=en", {"Kaffe"}),
        ("guests=1", {"Te", "Kaffe", "Nyt"}),
        ("removals=1", set()),
        ("since=2030-01-01", set()),
        ("until=2030-01-01&kind=nonsense", {"Te", "Kaffe", "Nyt"}),
    ],
)
def test_changes_are_narrowed_down_and_so_is_their_feed(ann: Visitor, asked: str, titles: set[str]) -> None:
    ann.save("Te", "Te er godt.")
    ann.save("Kaffe", "Coffee is black.", language="en")
    ann.send("/blog/new", "/blog/new", title="Nyt", body="Nyt om te.", language="da", publish="1")
    page, feed = ann.read(f"/changes?{asked}").text, ann.read(f"/changes.atom?{asked}").text
    assert set(re.findall(r'<a class="to" href="[^"]*">([^<]*)</a>', page)) == titles
    assert {title for title in ("Te", "Kaffe", "Nyt") if f"<title>{title}" in feed} == titles


def test_hosts_give_roles_and_links(
    signed_in: Callable[[str, Role], Visitor], number_of: Callable[[str], int], stranger: Visitor
) -> None:
    host, mette = signed_in("Vera", Role.HOST), signed_in("Mette", Role.WRITER)
    path = f"/people/{number_of('Mette')}/appointments"
    assert mette.read("/moderation").status_code == 403
    assert host.send(path, path, role="moderator").status_code == 303
    assert mette.read("/moderation").status_code == 200
    assert mette.read(path).status_code == 403
    assert host.send(path, path, role="nonsense").status_code == 400
    own = f"/people/{number_of('Vera')}/appointments"
    assert host.send(own, path, role="reader").status_code == 400
    shown = host.send(path.replace("appointments", "links"), path).text
    link = re.findall(r'value="http://localhost(/sign-in/[^"]+)"', shown)[0]
    assert stranger.send(link, link).status_code == 303
    assert "Mette" in stranger.read("/account").text
    assert "gave another role to" in host.read("/moderation/log").text


def test_the_log_is_narrowed_down_followed_and_handed_out(
    ann: Visitor, moderator: Visitor, stranger: Visitor, number_of: Callable[[str], int]
) -> None:
    ann.save("Te", "Køb te.", name="Ann")
    for noun in ("blocks", "unblocks"):
        moderator.send(f"/people/{number_of('Ann')}/{noun}", "/changes", summary="Reklame", **{"for": "0"})
    moderator.send("/wiki/Te/protection", "/wiki/Te/protection", role="moderator")
    page = stranger.read("/moderation/log?deed=blocked").text
    assert len(re.findall('class="when"', page)) == 1
    told = [json.loads(line) for line in stranger.read("/moderation/log.jsonl").text.splitlines()]
    assert [line["deed"] for line in told] == ["blocked", "unblocked", "protected"]
    assert (told[0]["person"], told[0]["reason"], told[2]["content"]) == ("Ann", "Reklame", "Te")
    feed = feedparser.parse(stranger.read("/moderation/log.atom").data)
    assert [entry.title for entry in feed.entries] == [
        "Mod protected Te",
        "Mod ended the block of Ann",
        "Mod blocked Ann",
    ]
    assert len({entry.id for entry in feed.entries}) == 3


def test_the_navigation_says_how_much_waits(ann: Visitor, moderator: Visitor) -> None:
    ann.save("Te", "Køb te.")
    assert '<span class="count">' not in moderator.read("/pages").text
    ann.send("/wiki/Te/reports", "/wiki/Te/reports")
    assert '<span class="count">1</span>' in moderator.read("/pages").text
    assert '<span class="count">' not in ann.read("/pages").text
