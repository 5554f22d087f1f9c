from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.folding import composed, fold, squeeze


@pytest.mark.parametrize(
    ("word", "folded", "squeezed"),
    [
        ("Rødgrød", "roedgroed", "rodgrod"), ("Ålborg", "aalborg", "alborg"), ("Ærø", "aeroe", "aero"),
        ("A\u030alborg", "aalborg", "alborg"), ("Café", "cafe", "cafe"), ("STRASSE", "strasse", "strasse"),
        ("Straße", "strasse", "strasse"), ("ﬁn", "fin", "fin"), ("Ａｂ", "ab", "ab"), ("don't", "dont", "dont"),
        ("x²", "x2", "x2"), ("Łódź", "lodz", "lodz"), ("", "", ""), ("'", "", ""),
    ],
)  # fmt: skip
def test_a_word_is_folded_to_its_plainest_letters(word: str, folded: str, squeezed: str) -> None:
    assert fold(composed(word)) == folded
    assert squeeze(folded) == squeezed


@given(st.text(max_size=20))
def test_folding_is_the_same_for_every_form_and_folds_no_further(word: str) -> None:
    folded = fold(composed(word))
    assert fold(composed(folded)) == folded
    assert not folded or folded.isalnum()
    for form in ("NFC", "NFD"):
        assert fold(composed(unicodedata.normalize(form, word))) == folded


def test_signs_that_nobody_sees_do_not_cut_words() -> None:
    assert composed("sam\u00adarbejde\u200b") == "samarbejde"
