"""Whatever happens to a text: it is known of every word who wrote it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.blame.histories import added, histories, kept
from wikiapp.content.blame import State, runs
from wikiapp.content.blame.state import LATELY
from wikiapp.content.size import WORD

EFFORT = settings(max_examples=150, deadline=None)


@EFFORT
@given(histories())
def test_every_word_belongs_to_a_revision_whose_difference_adds_it(texts: list[str]) -> None:
    come = [added(old, new) for old, new in pairwise(["", *texts])]
    for text, state in zip(texts, kept(texts), strict=True):
        assert state.covers(text)
        said = runs(state.authors.lines, text)
        assert "".join(run.text for run in said) == text
        for run in said:
            assert set(WORD.findall(run.text)) <= come[run.origin - 1]


@EFFORT
@given(histories())
def test_whoever_goes_back_to_what_was_said_lately_brings_back_all_its_authors(texts: list[str]) -> None:
    states = kept(texts)
    for now, text in enumerate(texts):
        earlier = [at for at in range(now) if texts[at] == text]
        between = {texts[at] for at in range(earlier[-1] + 1, now)} if earlier else set()
        if earlier and len(between) < LATELY:
            assert states[now].authors == states[earlier[-1]].authors


@EFFORT
@given(st.data(), st.integers(LATELY, LATELY + 4))
def test_whoever_goes_back_further_does_as_well_where_no_line_stands_twice(data: st.DataObject, far: int) -> None:
    numbers = st.lists(st.integers(1, 12), unique=True, max_size=6)
    line = "Linje {} er en sætning. Den har nummer {} af dem.\n".format
    texts = ["".join(line(one, one) for one in data.draw(numbers)) for _ in range(far)]
    texts += [texts[data.draw(st.integers(0, far - 1))]]
    states = kept(texts)
    before = texts.index(texts[-1])
    assert states[-1].authors.lines == states[before].authors.lines


@EFFORT
@given(histories())
def test_what_is_kept_is_read_back_as_it_was(texts: list[str]) -> None:
    for state in kept(texts):
        assert State.unpacked(state.packed()) == state
