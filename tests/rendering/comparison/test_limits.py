from __future__ import annotations

import gc
import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.markup.rendering import rendered
from tests.rendering.comparison.reading import NEW, OLD, cells
from wikiapp.rendering.comparison import Page, compared

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 50_000
# A text eight times as long may take so many times the time; what grows with the square of it takes sixty-four.
GROWTH = 24
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
    _assert_quick(lambda length: (_repeated(old, length) + notes, _repeated(new, length) + notes))


@pytest.mark.parametrize("between", [" ", "\n\n", "\n- ", "|\n|"], ids=["words", "paragraphs", "items", "rows"])
def test_long_texts_that_have_little_in_common_are_compared_quickly(between: str) -> None:
    head = "|a|\n|-|\n|"
    other = random.Random(2).sample(WORDS, len(WORDS))
    one, two = between.join(WORDS), between.join(other)
    _assert_quick(lambda length: (head + one[:length], head + two[:length]))


def _repeated(text: str, length: int) -> str:
    return text * (length // len(text))


def _assert_quick(texts: Callable[[int], tuple[str, str]]) -> None:
    # Whatever else the machine does makes a process slower, too, so it may try again.
    assert any(_seconds(*texts(LENGTH)) < GROWTH * _seconds(*texts(LENGTH // 8)) for _ in range(4))


def _seconds(old: str, new: str) -> float:
    sides = rendered(old).html, rendered(new).html
    gc.disable()  # what others left behind is not this one's cost
    started = time.process_time()
    found = compared(Page(sides[0], OLD), Page(sides[1], NEW))
    taken = time.process_time() - started
    gc.enable()
    assert list(cells(found))
    return taken
