from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.diff import lines
from wikiapp.ends import common_ends

TEXTS = st.lists(st.sampled_from(["te", "te\n", "kaffe\n", "\n", "mælk", "te og kaffe\n"]), max_size=9).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_both_ends_are_the_lines_that_are_the_same_one_by_one(old: str, new: str) -> None:
    ends = common_ends(old, new)
    before, now = lines(old), lines(new)
    assert old[: ends.beginning] == "".join(_same(before, now))
    rest = ends.beginning and len(lines(old[: ends.beginning]))
    ending = _same(before[rest:][::-1], now[rest:][::-1])
    assert old[len(old) - ends.ending :] == "".join(ending[::-1])


@given(TEXTS, TEXTS)
def test_what_lies_between_has_no_line_in_common_at_its_ends(old: str, new: str) -> None:
    ends = common_ends(old, new)
    old, new = ends.between(old), ends.between(new)
    assert common_ends(old, new) == (0, 0)


@given(TEXTS)
def test_a_text_begins_as_it_does_itself(text: str) -> None:
    assert common_ends(text, text) == (len(text), 0)


def _same(old: list[str], new: list[str]) -> list[str]:
    return [one for one, _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False))]
