from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.diff.tokens import BEYOND, _latin_pattern, _pattern, tokens

SIGNS = [*" \n\t-'’“”–…€[]()!|:/_.,", "https://", "[[", "]]", "](", "æ", "Å", "ð", "ˮ", "a", "b", "9"]
LATIN = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)


@given(LATIN)
def test_the_quicker_way_for_latin_letters_finds_the_same(line: str) -> None:
    assert not BEYOND.search(line)
    assert _latin_pattern().findall(line) == _pattern().findall(line)


def test_no_letter_that_is_read_the_quicker_way_is_a_mark_or_a_word_of_its_own() -> None:
    for letter in map(chr, range(0x3000)):
        line = f"te{letter}te {letter}{letter}"
        assert BEYOND.search(line) or _latin_pattern().findall(line) == _pattern().findall(line)


@given(st.text(max_size=40))
def test_the_pieces_joined_are_the_line(line: str) -> None:
    assert "".join(tokens(line)) == line
