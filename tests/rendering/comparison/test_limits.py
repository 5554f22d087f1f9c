from __future__ import annotations

import random
import time

import pytest

from tests.markup.rendering import rendered
from tests.rendering.comparison.reading import NEW, OLD, cells
from wikiapp.rendering.comparison import Page, compared

# What grows with the square of a text's length needs far more for the longest texts if it needs so much for a
# quarter of them. How much is told in turns of an empty loop, since machines are not equally quick at all times:
# so many take about three quarters of a second.
TURNS, LENGTH = 45_000_000, 50_000
CHANCE = random.Random(1)
WORDS = [f"{CHANCE.randrange(400)}" for _ in range(LENGTH)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# a\n", "# b\n"),
        ("a\n\n", "# a\n\n"),
        ("- a\n", "- b\n"),
        ("- [ ] a\n", "- [x] a\n"),
        ("[[a|x]] ", "[[b|x]] "),
        ("[[a|x]]\n\n", "[[b|x]]\n\n"),
        ("a b ", "`a` b "),
        ("> > > > > > > > > a\n\n", "> > > > > > > > > b\n\n"),
        ("&", "<"),
        ("[^1] ", "[^2] "),
    ],
)
def test_texts_made_to_be_slow_are_compared_quickly(old: str, new: str) -> None:
    notes = "\n\n[^1]: a\n[^2]: b"
    _assert_quick(_repeated(old) + notes, _repeated(new) + notes)


@pytest.mark.parametrize("between", [" ", "\n\n", "\n- ", "|\n|"], ids=["words", "paragraphs", "items", "rows"])
def test_long_texts_that_have_little_in_common_are_compared_quickly(between: str) -> None:
    head = "|a|\n|-|\n|"
    other = random.Random(2).sample(WORDS, len(WORDS))
    _assert_quick(*(head + between.join(words)[:LENGTH] for words in (WORDS, other)))


def _repeated(text: str) -> str:
    return text * (LENGTH // len(text))


def _assert_quick(old: str, new: str) -> None:
    assert any(_seconds(old, new) < _seconds_of_turns() for _ in range(3))


def _seconds_of_turns() -> float:
    started = time.process_time()
    for _ in range(TURNS // 10):
        pass
    return 10 * (time.process_time() - started)


def _seconds(old: str, new: str) -> float:
    sides = rendered(old).html, rendered(new).html
    started = time.process_time()
    found = compared(Page(sides[0], OLD), Page(sides[1], NEW))
    taken = time.process_time() - started
    assert list(cells(found))
    return taken
