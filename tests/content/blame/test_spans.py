from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.blame.spans import Span, SpanReader, cover, cut, settled, spans_in, written

SPANS = st.lists(st.builds(Span, st.sampled_from(["1", "2", "30"]), st.integers(1, 9)), min_size=1, max_size=8)


def _letters(spans: list[Span]) -> list[str]:
    return [origin for origin, length in spans for _ in range(length)]


@given(SPANS)
def test_what_is_written_says_the_same_of_each_letter(spans: list[Span]) -> None:
    length = sum(span.length for span in spans)
    assert _letters(spans_in(written(spans), length)) == _letters(spans)
    assert cover(written(spans), length)
    assert not cover(f"{written(spans)} 1:1", length)


@given(SPANS, st.data())
def test_a_cut_says_it_of_the_letters_within(spans: list[Span], data: st.DataObject) -> None:
    letters = _letters(spans)
    start = data.draw(st.integers(0, len(letters)))
    stop = data.draw(st.integers(start, len(letters)))
    assert _letters(cut(spans, start, stop)) == letters[start:stop]


@given(SPANS, st.integers(0, 80))
def test_what_is_left_is_what_wasnt_taken(spans: list[Span], length: int) -> None:
    reader = SpanReader(spans)
    assert _letters(reader.take(length)) + _letters(reader.rest()) == _letters(spans)


def test_what_one_revision_wrote_needs_no_lengths() -> None:
    assert written([Span("7", 3), Span("7", 4)]) == "7"
    assert written([Span("7", 3), Span("8", 4)]) == "7:3 8:4"


@pytest.mark.parametrize("said", ["", "te", "-1", "1:2", "1:2 ", "1:x 2:3", "1 2", "1:2  2:1"])
def test_what_is_no_spans_covers_nothing(said: str) -> None:
    assert not cover(said, 3)


def test_letters_of_no_word_are_given_to_the_word_before_or_to_the_first() -> None:
    spans = [Span("1", 2), Span("2", 2), Span("3", 2), Span("4", 1)]
    assert settled(spans, "- te, !") == [Span("2", 4 + 3)]
    assert settled(spans, "teog, !") == [Span("1", 2), Span("2", 5)]
    assert settled(spans, "- - - -") == [Span("1", 7)]
