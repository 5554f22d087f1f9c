"""Passages are found again after edits, and never where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pace import assert_quick
from wikiapp.discussion.finding_again import WINDOW, find

TEXT = (
    "En mikrovirksomhed beskæftiger færre end 10 personer. Begge led skal passe. "
    "Kan den, der svarer, sige ja eller nej uden at spørge nogen, så taler du med en mikrovirksomhed. "
)
PASSAGE = "Kan den, der svarer, sige ja eller nej uden at spørge nogen"


@given(before=st.text(max_size=40), quote=st.text(min_size=1, max_size=40), after=st.text(max_size=40))
def test_words_that_still_stand_there_are_found_word_for_word(before: str, quote: str, after: str) -> None:
    place = find(before + quote + after, quote, len(before))
    assert place is not None
    assert (before + quote + after)[slice(*place)] == quote


def test_of_several_places_the_nearest_is_meant() -> None:
    text = "te og te og te"
    assert [find(text, "te", near) for near in (0, 5, 99)] == [(0, 2), (6, 8), (12, 14)]


@pytest.mark.parametrize(
    "now",
    [
        "Kan den, der svarer, sige ja eller nej uden først at spørge nogen",
        "Kan den, der tager telefonen, sige ja eller nej uden at spørge nogen",
        "Kan hun, der svarer, sige ja og nej uden at spørge nogen",
        "kan den, som svarer, sige Ja eller Nej uden at spørge nogen",
    ],
)
def test_an_edited_passage_is_found_where_it_is_now(now: str) -> None:
    text = TEXT.replace(PASSAGE, now)
    place = find(text, PASSAGE, TEXT.index(PASSAGE))
    assert place is not None
    assert text[slice(*place)] == now


def test_a_passage_is_found_where_something_long_came_before_it() -> None:
    text = "Noget nyt. " * 150 + TEXT.replace("ja eller nej", "ja og nej")
    place = find(text, PASSAGE, TEXT.index(PASSAGE))
    assert place is not None
    assert text[slice(*place)].startswith("Kan den, der svarer, sige ja og nej")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Noget helt andet.",
        TEXT.replace(PASSAGE, "Spørg hovedkontoret"),
        "Kan den, der svarer, " + "x " * 400 + "spørge nogen",
    ],
    ids=["nothing", "something else", "cut out", "its ends alone"],
)
def test_words_that_are_gone_are_not_found(text: str) -> None:
    assert find(text, PASSAGE, TEXT.index(PASSAGE)) is None


@pytest.mark.parametrize("text", ["ab" * 100_000, "Kan den, der svarex " * 10_000, PASSAGE[:-1] * 2_000])
def test_no_text_makes_it_slow(text: str) -> None:
    assert_quick(lambda: find(text, PASSAGE, 2 * WINDOW), 100)
