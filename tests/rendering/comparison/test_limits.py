from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.markup.rendering import rendered
from tests.pace import assert_quick
from tests.rendering.comparison.reading import NEW, OLD, cells
from wikiapp.rendering.comparison import Page, compared, comparing

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 50_000
# A text eight times as long may take so many times the time; what grows with the square of it takes sixty-four.
GROWTH = 24
CHANCE = random.Random(1)
WORDS = [f"{CHANCE.randrange(400)}" for _ in range(LENGTH)]


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "remembered", lambda _, make: make())


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
    long, short = _pages(*texts(LENGTH)), _pages(*texts(LENGTH // 8))
    assert_quick(lambda: compared(*long), GROWTH, lambda: compared(*short))
    assert list(cells(compared(*long)))


def _pages(old: str, new: str) -> tuple[Page, Page]:
    return Page(rendered(old).html, OLD), Page(rendered(new).html, NEW)
