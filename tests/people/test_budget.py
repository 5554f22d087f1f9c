from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from wikiapp.database import now
from wikiapp.people import budget
from wikiapp.people.appointment import appoint
from wikiapp.people.budget import PERSONAL, Budget, BudgetSpent, spend
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.people.person import Person


def test_a_burst_is_stopped_and_goes_on_at_its_pace(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = now()
    monkeypatch.setattr(budget, "now", lambda: clock)
    for _ in range(PERSONAL.at_once):
        spend(ann)
    with pytest.raises(BudgetSpent) as stopped:
        spend(ann)
    clock += timedelta(seconds=stopped.value.seconds)
    spend(ann)
    clock += PERSONAL.at_once * PERSONAL.each
    for _ in range(PERSONAL.at_once):
        spend(ann)


def test_moderators_undo_as_much_as_there_is(ann: Person) -> None:
    appoint(ann, Role.MODERATOR)
    for _ in range(2 * PERSONAL.at_once):
        spend(ann)


def test_a_burst_of_one_is_stopped_kindly_while_others_go_on(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "PERSONAL", Budget(5, timedelta(seconds=1)))
    burst, other = Visitor(app.test_client()), Visitor(app.test_client())
    answers = [burst.save(f"Side {number}", "Te.") for number in range(10)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429] * 5
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 2
    assert "nothing is lost" in answers[-1].text
    assert "Te." in answers[-1].text
    assert other.save("Kaffe", "Kaffe.").status_code == 303


def test_of_two_hundred_writes_in_a_burst_the_budget_is_saved_and_others_go_on(app: Flask) -> None:
    burst, other = Visitor(app.test_client()), Visitor(app.test_client())
    codes = [burst.save("Te", f"Te nummer {number}.").status_code for number in range(200)]
    assert codes[: PERSONAL.at_once] == [303] * PERSONAL.at_once
    assert codes.count(429) >= 40  # of eighty: while they come, the budget fills a little
    assert set(codes) == {303, 429}
    assert other.save("Kaffe", "Kaffe.").status_code == 303


def test_a_fair_behind_one_address_is_many_people(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "PERSONAL", Budget(5, timedelta(seconds=1)))
    for number in range(40):
        guest = Visitor(app.test_client())
        assert guest.save("Te", f"Te er godt, siger gæst {number}.").status_code == 303
        assert guest.save("Te", f"Te er meget godt, siger gæst {number}.").status_code == 303
