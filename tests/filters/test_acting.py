"""What a filter does about what somebody writes, once it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import hidden_fields
from tests.filters.conftest import count
from wikiapp.filters.filter import Does
from wikiapp.filters.held import Held
from wikiapp.filters.hit import FEWEST, FilterHit
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browsing import Visitor
    from tests.filters.conftest import SwitchOn
    from wikiapp.database import Database

CASINO = "Spil på casino!\n"


def test_a_tagged_change_is_saved_and_found_among_the_changes(ann: Visitor, switch_on: SwitchOn) -> None:
    switch_on(Does.TAG, ("says", "casino"))
    ann.save("Te", "Te er godt.\n")
    assert ann.save("Spil", CASINO).location == "/wiki/Spil"
    changes = ann.read("/changes").text
    assert changes.count("Casinoer") == 1
    tagged = ann.read("/changes?tag=1").text
    assert "/wiki/Spil" in tagged
    assert "/wiki/Te" not in tagged
    assert "/wiki/Spil" not in ann.read("/changes?tag=2").text


def test_whoever_is_warned_may_save_all_the_same(ann: Visitor, switch_on: SwitchOn, database: Database) -> None:
    switch_on(Does.WARN, ("says", "casino"))
    warned = ann.save("Spil", CASINO)
    assert warned.status_code == 422
    assert "Casinoer. Lad det være." in warned.text
    assert CASINO in warned.text
    assert ann.read("/wiki/Spil").status_code == 404
    again = ann.client.post(
        "/wiki/Spil/edit", data={**hidden_fields(warned.text), "language": "da", "body": CASINO}
    )
    assert again.location == "/wiki/Spil"
    assert "Casinoer" in ann.read("/changes").text
    with database.reading() as session:
        assert [one.done for one in session.query(FilterHit)] == ["warn", "heeded"]


def test_another_filters_warning_is_not_read_yet(ann: Visitor, switch_on: SwitchOn) -> None:
    first = switch_on(Does.WARN, ("says", "casino"))
    switch_on(Does.WARN, ("says", "roulette"), name="Roulette")
    warned = ann.save("Spil", "Casino og roulette\n", heeded=str(first))
    assert warned.status_code == 422
    assert "Roulette." in warned.text
    assert "Casinoer." not in warned.text


def test_what_is_refused_stays_on_the_page_and_no_stranger_is_written_down(
    ann: Visitor, switch_on: SwitchOn, database: Database
) -> None:
    switch_on(Does.REFUSE, ("says", "casino"))
    before = count(database, Person)
    refused = ann.save("Spil", CASINO, name="Ann", heeded="1")
    assert refused.status_code == 403
    assert CASINO in refused.text
    assert "Lad det være." in refused.text
    assert count(database, Person) == before
    assert count(database, FilterHit) == 1
    assert ann.save("Te", "Te er godt.\n", name="Ann").status_code == 303


def test_comments_are_looked_at_too(ann: Visitor, switch_on: SwitchOn) -> None:
    ann.save("Te", "Te er godt.\n")
    switch_on(Does.WARN, ("says", "casino"), ("kind", "comment"))
    at = "/wiki/Te/discussion"
    warned = ann.send(at, f"{at}?write", body=CASINO)
    assert warned.status_code == 422
    assert "Lad det være." in warned.text
    said = ann.send(at, body=CASINO, heeded="1")
    assert said.location.startswith("/comments/")
    assert ann.save("Spil", CASINO).status_code == 303


def test_moderators_are_trusted(moderator: Visitor, switch_on: SwitchOn) -> None:
    switch_on(Does.REFUSE, ("says", "casino"))
    assert moderator.save("Spil", CASINO).status_code == 303


def test_drafts_are_looked_at_when_they_are_published(ann: Visitor, switch_on: SwitchOn) -> None:
    switch_on(Does.REFUSE, ("says", "casino"))
    draft = ann.send("/blog/new", title="Spil", body=CASINO, language="da").location
    assert draft.startswith("/blog/drafts/")
    refused = ann.send(f"{draft}/publication")
    assert refused.status_code == 403
    assert "Lad det være." in refused.text
    more = {"title": "Spil", "body": f"{CASINO}Nu!\n", "language": "da", "based_on": "1"}
    assert ann.send(f"{draft}/edit", publish="1", **more).status_code == 403
    assert ann.send(f"{draft}/edit", **more).status_code == 303


def test_a_part_of_a_page_is_seen_as_a_change_of_the_whole(ann: Visitor, switch_on: SwitchOn) -> None:
    whole = "# Te\n\nGodt.\n\n# Casino\n\nSpil.\n"
    ann.save("Te", whole)
    switch_on(Does.REFUSE, ("says", "casino"))
    assert ann.save("Te", "# Te\n\nMeget godt.\n\n", section="0").status_code == 303
    assert ann.save("Te", whole + "Casino!\n").status_code == 403


def test_one_that_hits_too_much_switches_itself_off(
    ann: Visitor, moderator: Visitor, switch_on: SwitchOn, is_on: Callable[[int], bool]
) -> None:
    number = switch_on(Does.REFUSE, ("says", "te"))
    for _ in range(FEWEST - 1):
        ann.save("Te", "Te er godt.\n")
    assert is_on(number)
    ann.save("Te", "Te er godt.\n")
    assert not is_on(number)
    assert ann.save("Te", "Te er godt.\n").status_code == 303
    assert "1 has switched itself off" in moderator.read("/moderation").text
    assert "switched itself off" in moderator.read("/moderation/filters/1").text


def test_one_that_hits_little_stays_on(ann: Visitor, switch_on: SwitchOn, is_on: Callable[[int], bool]) -> None:
    number = switch_on(Does.TAG, ("says", "casino"))
    for turn in range(FEWEST - 1):
        ann.save("Spil", CASINO * (turn + 1))
    for turn in range(FEWEST * 20):
        ann.save("Te", f"Te nummer {turn}.\n")
    ann.save("Kort", CASINO)
    assert is_on(number)


def test_with_no_filter_on_nothing_is_noted(ann: Visitor, database: Database) -> None:
    ann.save("Spil", CASINO)
    assert (count(database, FilterHit), count(database, Held)) == (0, 0)


@pytest.mark.parametrize(
    ("does", "code"), [(Does.TAG, 303), (Does.WARN, 422), (Does.HOLD, 303), (Does.REFUSE, 403)]
)
def test_the_strictest_filter_wins(ann: Visitor, switch_on: SwitchOn, does: Does, code: int) -> None:
    for one in list(Does)[: list(Does).index(does) + 1]:
        switch_on(one, ("says", "casino"))
    answer = ann.save("Spil", CASINO)
    assert answer.status_code == code
    assert (answer.location or "").startswith("/held/") is (does == Does.HOLD)
