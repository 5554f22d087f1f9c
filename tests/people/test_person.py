from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wikiapp.people.person import LONGEST_NAME, Person


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann", "Ann"),
        ("  Ann \t Åse\n", "Ann Åse"),
        ("Ann 👩‍🚀", "Ann 👩‍🚀"),
        ("Ann\x00 \ud83dÅse\x7f", "Ann Åse"),
        ("a" * 100, "a" * LONGEST_NAME),
        ("a" * (LONGEST_NAME - 1) + " b", "a" * (LONGEST_NAME - 1)),
    ],
)
def test_a_name_fits_on_a_line_and_can_be_kept(typed: str, kept: str) -> None:
    assert Person(typed).name == kept


def test_a_person_may_take_another_name_and_stays_the_same() -> None:
    ann = Person("Ann")
    before = ann.uuid
    ann.rename("Anne")
    assert (ann.name, ann.uuid) == ("Anne", before)


def test_two_of_one_name_are_two_people() -> None:
    assert Person("Ann").uuid != Person("Ann").uuid


def test_people_sort_by_when_they_came() -> None:
    earlier, later = (Person("Ann", at=datetime(2026, 5, day, tzinfo=UTC)) for day in (3, 4))
    assert earlier.uuid < later.uuid
    assert earlier.created_at == datetime(2026, 5, 3, tzinfo=UTC)
