from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.analysis import RULES, end_of_word, hyphenated, places, stems, term, words, words_and_starts
from search_index.folding import composed
from search_index.openings import openings
from search_index.reading import read
from search_index.stop_words import STOP_WORDS
from tests.search_index.texts import da, en

TEXT = (
    "Rødgrød med fløde fra Ålborg og AArhus; e-mail og it-sikkerhed i mikrovirksomheder. Konkollegaer, firmaer, "
    "OWASP's page2 東京 don’t naïve 1.234,50 C++ x_y sam\u00adarbejde Kollegaen talte om talen"
)
# What all of the above comes to. If this changes, indexes that there are find less: raise RULES, and then this.
SUMS = {"1": "615ee0f18f4670cce0ef04dc53f6aebdb10e5b85885345fac68b2376000f1c1d"}


def test_a_change_of_what_is_found_changes_the_rules() -> None:
    found = [sorted((key, *where) for key, where in read(write("Titel: te", TEXT, tags=("æ",))).positions.items())
             for write in (da, en)]  # fmt: skip
    told = repr((found, openings("Rødgrød med fløde"), sorted(STOP_WORDS)))
    assert sha256(told.encode()).hexdigest() == SUMS[RULES]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Te, kaffe & kage!", ["Te", "kaffe", "kage"]), ("it's don’t 'x'", ["it's", "don’t", "x"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]), ("東京 er", ["東", "京", "er"]),
        ("3,14 x2", ["3", "14", "x2"]), ("", []), ("-- ?!", []),
    ],
)  # fmt: skip
def test_words_are_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_what_is_joined_by_hyphens_is_one_word_too() -> None:
    assert [(word, start) for word, start in hyphenated("En e-mail om rock-and-roll - ja")] == [
        ("email", 3), ("rockandroll", 13)
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    text = composed(text)
    assert words_and_starts(text) == ([word for word, _ in places(text)], [start for _, start in places(text)])
    for word, start in places(text):
        assert text[start : end_of_word(text, start)] == word


@given(st.text(max_size=30), st.sampled_from(["da", "en", "other"]))
def test_a_term_is_a_stem_and_a_word_which_a_search_for_the_word_comes_upon(text: str, language: str) -> None:
    for word in words(composed(text)):
        stem, _, folded = term(word, language).partition("/")
        assert folded == "" or folded.isalnum()
        assert stem in {each.replace("oe", "o").replace("aa", "a") for each in stems(word)}
