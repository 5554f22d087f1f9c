from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.search.standing import Run, Standing


def test_what_comes_goes_and_comes_back_is_told_by_runs() -> None:
    standing = Standing()
    standing.come(3)
    standing.go(7)
    standing.come(9)
    assert str(standing) == "3-7,9-"
    assert standing.runs == [Run(3, 7), Run(9)]
    assert standing.stands


@pytest.mark.parametrize(
    ("seen", "known"), [(2, ""), (3, "3-"), (7, "3-"), (8, "3-7"), (9, "3-7,9-"), (99, "3-7,9-")]
)
def test_it_can_be_taken_back_to_what_was_known_at_a_revision(seen: int, known: str) -> None:
    assert str(Standing.read("3-7,9-").as_seen_at(seen)) == known


@given(st.lists(st.tuples(st.integers(1, 999), st.one_of(st.none(), st.integers(1, 999)))))
def test_what_is_written_is_read_back(runs: list[tuple[int, int | None]]) -> None:
    standing = Standing(*(Run(*run) for run in runs))
    assert Standing.read(str(standing)).runs == standing.runs
