from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.numbers import LONGEST, read, runs, stretch, written

NUMBERS = st.frozensets(st.integers(1, 60), max_size=30)


@given(NUMBERS)
def test_a_line_names_just_the_numbers_that_were_written(numbers: frozenset[int]) -> None:
    assert {number for run in read(written(runs(numbers))) for number in run} == numbers


@given(NUMBERS, st.integers(1, 60), st.integers(1, 60))
def test_a_stretch_leaves_out_what_it_is_told_to(without: frozenset[int], first: int, last: int) -> None:
    expected = {number for number in range(first, last + 1) if number not in without}
    assert {number for run in stretch(first, last, without) for number in run} == expected
    assert list(stretch(first, last, without)) == runs(expected)


def test_neighbours_are_one_run() -> None:
    assert written(runs([7, 3, 5, 6, 6])) == "3,5-7"


@pytest.mark.parametrize(
    "line", ["x", "0", "-1", "3-2", "3-3", "1,2", "3,1", "1-4,3", "1,", " 1", "1-", "٣", "1_0"]
)
def test_a_line_that_is_not_written_like_that_names_nothing(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(line)


def test_there_is_an_end_to_what_is_named_on_a_line() -> None:
    with pytest.raises(ValueError, match="too many"):
        written(runs(range(1, LONGEST, 2)))
