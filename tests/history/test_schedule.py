from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.history.schedule import LONGEST, MOST_BEATS, SHORTEST, beats

counts = st.integers(0, 5) | st.integers(0, 400) | st.integers(0, 500_000)
histories = st.lists(counts, min_size=1, max_size=1_000)


@given(histories)
def test_a_history_takes_20_to_60_seconds_and_less_only_if_it_has_very_few_steps(words: list[int]) -> None:
    takes = sum(pause for _, pause in beats(words))
    assert takes <= 60_000
    assert takes >= 20_000 or (len(words) < 4 and takes == len(words) * LONGEST)


@given(histories)
def test_every_step_is_shown_once_and_each_for_as_long_as_eyes_need(words: list[int]) -> None:
    found = beats(words)
    lasts = [0, *(beat.last for beat in found)]
    assert all(before < after for before, after in pairwise(lasts))
    assert lasts[-1] == len(words)
    assert len(found) <= MOST_BEATS
    assert all(SHORTEST <= beat.milliseconds <= LONGEST for beat in found)


@given(histories)
def test_what_changed_more_is_never_shown_shorter(words: list[int]) -> None:
    found = beats(words)
    starts = [0, *(beat.last for beat in found)]
    shown = sorted(
        (sum(words[start : beat.last]), beat.milliseconds) for start, beat in zip(starts, found, strict=False)
    )
    assert all(one[1] <= other[1] for one, other in pairwise(shown) if one[0] < other[0])


@given(st.lists(counts, min_size=1, max_size=MOST_BEATS))
def test_as_long_as_there_are_few_each_step_is_shown_by_itself(words: list[int]) -> None:
    assert [beat.last for beat in beats(words)] == list(range(1, len(words) + 1))


def test_a_large_change_among_many_small_ones_stands_alone_and_long() -> None:
    found = beats([3] * 400 + [900] + [3] * 400)
    [alone] = [place for place, beat in enumerate(found) if beat.last == 401]
    assert found[alone - 1].last == 400
    assert found[alone].milliseconds > 2 * found[alone - 1].milliseconds


@pytest.mark.parametrize(("steps", "seconds"), [(1, 5), (2, 10), (3, 15), (4, 20)])
def test_a_few_steps_are_not_stretched_beyond_what_one_looks_at(steps: int, seconds: int) -> None:
    assert sum(beat.milliseconds for beat in beats([7] * steps)) == seconds * 1000
