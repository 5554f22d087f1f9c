from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.size import WORD, words_changed

LINES = st.lists(st.sampled_from(["", "te", "te er godt", "kaffe er godt", "te te", "  te", "\u2028te", "é"]))
TEXTS = st.one_of(LINES.map("\n".join), LINES.map(lambda lines: "".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("", "", (0, 0)),
        ("", "Te er godt.", (3, 0)),
        ("Te er godt.", "", (0, 3)),
        ("Te er godt.", "Te er bedst.", (1, 1)),
        ("Te, te og te", "Te, te", (0, 2)),
        ("a b c", "c b a", (0, 0)),
        ("en mikro-virksomhed", "en mikrovirksomhed", (1, 1)),
        ("rock 'n' roll", "rock’n’roll", (1, 3)),
        ("# Te\n\n* grøn\n* sort\n", "# Te\n\n* sort\n* grøn\n* hvid\n", (1, 0)),
    ],
)
def test_a_change_is_told_in_words(old: str, new: str, changed: tuple[int, int]) -> None:
    assert words_changed(old, new) == changed


@given(TEXTS, TEXTS)
def test_what_one_way_adds_the_other_way_removes(old: str, new: str) -> None:
    assert words_changed(new, old) == words_changed(old, new)[::-1]


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_both_texts_have_makes_no_difference(start: str, old: str, new: str, end: str) -> None:
    old, new = start + old + end, start + new + end
    counted = [Counter(WORD.findall(text)) for text in (old, new)]
    assert words_changed(old, new) == ((counted[1] - counted[0]).total(), (counted[0] - counted[1]).total())
