"""How much of two texts is not the same: the figure by which it is told whether somebody's support still holds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiapp.content.diff.share import bag_of, changed_at_most, share_changed

if TYPE_CHECKING:
    from collections.abc import Callable

A_FIFTH = 0.2
HUNDRED = [f"ord{number}" for number in range(100)]
NEW = [f"nyt{number}" for number in range(100)]
WORDS = [
    "te", "kaffe", "er", "godt", "ikke", "[[Grøn te|den grønne]]", "https://te.example/", "日", "本", "don't", "–",
]  # fmt: skip
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=8).map("\n".join)


def share(old: str, new: str) -> float:
    return share_changed(bag_of(old), bag_of(new))


def paragraphs(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[at : at + 10]) for at in range(0, len(words), 10)) + "\n"


def replaced(*places: int) -> list[str]:
    return [NEW[place] if place in places else word for place, word in enumerate(HUNDRED)]


@pytest.mark.parametrize("written", [paragraphs, " ".join])
@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (HUNDRED, 0),
        (replaced(*range(2, 100, 5)), 0.2),
        (replaced(*range(20)), 0.2),
        (replaced(*range(2, 100, 5), 50), 0.21),
        (HUNDRED[:80], 0.2),
        (HUNDRED[:79], 0.21),
        (HUNDRED + NEW[:25], 0.2),
        (HUNDRED + NEW[:100], 0.5),
        (NEW[:7], 1),
    ],
)
def test_the_share_is_of_the_words_of_the_text_of_which_more_changed(
    written: Callable[[list[str]], str], now: list[str], changed: float
) -> None:
    old, new = written(HUNDRED), written(now)
    assert share(old, new) == changed
    assert changed_at_most(A_FIFTH, bag_of(old), bag_of(new)) == (changed <= A_FIFTH)


def test_paragraphs_that_change_places_change_nothing() -> None:
    lines = [" ".join(HUNDRED[at : at + 10]) for at in range(0, 100, 10)]
    assert share("\n".join(lines), "\n\n".join([*lines[4:], *lines[:4]])) == 0


def test_a_sentence_that_moves_within_its_paragraph_changes_little() -> None:
    moved = [*HUNDRED[:10], *HUNDRED[30:60], *HUNDRED[10:30], *HUNDRED[60:]]
    assert 0 < share(" ".join(HUNDRED), " ".join(moved)) < 0.02


def test_words_that_are_shaken_up_say_something_else() -> None:
    shaken = random.Random(1).sample(HUNDRED, 100)
    assert share(" ".join(HUNDRED), " ".join(shaken)) > 0.4
    assert share("Hunden bider manden", "Manden bider hunden".lower()) > A_FIFTH


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("", "", 0), ("", "Te.", 1), ("Te.", "", 1), ("…", "!", 0), ("Te, kaffe.", "Te - kaffe!\n\n", 0),
        ("Vi drikker [[te]].", "Vi drikker [[kaffe|te]].", 1 / 3), ("te te te te te", "te te te te", 0.2),
    ],
)  # fmt: skip
def test_blanks_and_signs_are_no_words_and_a_link_is_one(old: str, new: str, changed: float) -> None:
    assert share(old, new) == changed


@given(texts)
def test_a_text_has_not_changed_against_itself(text: str) -> None:
    assert share(text, text) == 0
    assert changed_at_most(0, bag_of(text), bag_of(text))


@given(texts, texts)
def test_the_share_is_the_same_from_either_side_and_lies_between_nothing_and_all(old: str, new: str) -> None:
    assert 0 <= share(old, new) == share(new, old) <= 1


@given(texts, st.randoms(use_true_random=False))
def test_lines_in_any_order_are_the_same(text: str, chance: random.Random) -> None:
    lines = text.split("\n")
    chance.shuffle(lines)
    assert share(text, "\n".join(lines)) == 0


@given(texts, texts, st.sampled_from([0, 0.1, A_FIFTH, 0.5, 1]))
def test_what_is_told_at_once_is_what_the_share_says(old: str, new: str, most: float) -> None:
    assert changed_at_most(most, bag_of(old), bag_of(new)) == (share(old, new) <= most)


@given(st.integers(0, 100), st.randoms(use_true_random=False))
def test_words_replaced_anywhere_count_once_each(many: int, chance: random.Random) -> None:
    for written in (paragraphs, " ".join):
        assert share(written(HUNDRED), written(replaced(*chance.sample(range(100), many)))) == many / 100
