from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.distance import distance, distance_to_beginning

letters = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [("te", "te", 0), ("te", "the", 1), ("virksomhde", "virksomhed", 1), ("kafe", "kaffe", 1),
     ("abc", "xyz", None), ("", "ab", 2), ("abcdef", "abc", None), ("ca", "abc", None)],
)  # fmt: skip
def test_slips_are_counted_up_to_some(left: str, right: str, slips: int | None) -> None:
    assert distance(left, right, 2) == slips


@given(letters, letters)
def test_the_distance_is_the_same_both_ways_and_none_only_to_itself(left: str, right: str) -> None:
    assert distance(left, right, 3) == distance(right, left, 3)
    assert (distance(left, right, 3) == 0) == (left == right)


@given(letters, letters)
def test_the_distance_to_a_beginning_is_that_to_the_nearest(typed: str, whole: str) -> None:
    every = [distance(typed, whole[:end], 2) for end in range(len(whole) + 1)]
    assert distance_to_beginning(typed, whole, 2) == min(
        (each for each in every if each is not None), default=None
    )
