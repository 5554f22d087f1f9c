from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wikiapp.content.blame import Run
from wikiapp.content.written import Origin, Share, Written
from wikiapp.history.bands import AGES, MOST_PEOPLE, by_age, by_person
from wikiapp.people.person import Person


def _shares(count: int) -> list[Share]:
    return [Share(Person(f"Person {one}"), 100 - one, frozenset({one})) for one in range(count)]


def test_bands_lie_side_by_side_and_are_the_whole() -> None:
    bands = by_person(_shares(4))
    assert [band.start for band in bands] == pytest.approx([0, 100 / 394, 199 / 394, 297 / 394])
    assert sum(band.share for band in bands) == pytest.approx(1)


def test_those_who_wrote_least_are_one_band() -> None:
    bands = by_person(_shares(20))
    assert [band.look for band in bands] == [*(f"w{one}" for one in range(1, MOST_PEOPLE + 1)), "w0"]
    assert bands[-1].person is None
    assert bands[-1].numbers == frozenset(range(MOST_PEOPLE, 20))


def test_nobody_is_all_the_others() -> None:
    assert all(band.person for band in by_person(_shares(MOST_PEOPLE + 1)))


def test_nothing_has_no_bands() -> None:
    assert by_person([]) == []


@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_ages_are_bands_from_old_to_new_that_hold_every_revision_once(count: int) -> None:
    ann = Person("Ann")
    origins = {n: Origin(n, datetime(2026, 1, 1, n % 24, tzinfo=UTC), "", ann) for n in range(1, count + 1)}
    bands = by_age(Written(count, [Run(number, "et ord til\n") for number in origins], origins))
    assert len(bands) == min(count, AGES)
    assert [band.look for band in bands] == sorted(band.look for band in bands)
    assert [number for band in bands for number in sorted(band.numbers)] == list(origins)
    assert all(band.time and band.time[0].number == min(band.numbers) for band in bands)
