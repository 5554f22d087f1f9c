"""Histories of a text, such as people make them: lines come and go, move, are changed, and come back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from wikiapp.content.blame import Buried, State, Step
from wikiapp.content.diff import Kind, Mark, difference
from wikiapp.content.size import WORD
from wikiapp.ends import edited

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = ["te", "kaffe", "er", "godt", "og", "varmt", "om", "vinteren", "når", "det", "sner", "ude"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
LINES = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["", "", "---", "| te | kaffe |", "- godt", "  te  "]),
)
TEXTS = st.lists(LINES, max_size=8)


@st.composite
def histories(draw: st.DrawFn, longest: int = 12) -> list[str]:
    """Draw the texts of a content's revisions, each made of the one before, or one that was there already."""
    texts = [draw(TEXTS)]
    for _ in range(draw(st.integers(1, longest))):
        does = draw(st.sampled_from(EDITS))
        texts.append(does(draw, texts))
    return ["\n".join(lines) + draw(st.sampled_from(["", "\n"])) if lines else "" for lines in texts]


def kept(texts: Sequence[str]) -> list[State]:
    """Return the states after each revision, kept from save to save."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts), 100)}
    states, buried = [State.begun(numbers[texts[0]], texts[0])], Buried()
    for number, (old, new) in enumerate(pairwise(texts), 2):
        step = Step(edited(old, new), number)
        buried.know(buried.unknown(step.digests()), {})
        states.append(states[-1].after(step, numbers[new], buried))
    return states


def added(old: str, new: str) -> set[str]:
    """Return the words that the difference of two texts shows as added."""
    parts = [
        part
        for piece in difference(old, new).pieces
        for part in (piece.rewritten or (() if piece.kind == Kind.ADDED and piece.move else piece.parts))
    ]
    return {word for mark, text in parts if mark == Mark.ADDED for word in WORD.findall(text)}


Lines = list[str]


def _put_in(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    at = draw(st.integers(0, len(texts[-1])))
    return [*texts[-1][:at], *draw(st.lists(LINES, min_size=1, max_size=3)), *texts[-1][at:]]


def _take_out(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    start, stop = _stretch(draw, texts[-1])
    return texts[-1][:start] + texts[-1][stop:]


def _move(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    start, stop = _stretch(draw, texts[-1])
    left = texts[-1][:start] + texts[-1][stop:]
    to = draw(st.integers(0, len(left)))
    return left[:to] + texts[-1][start:stop] + left[to:]


def _copy(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    start, stop = _stretch(draw, texts[-1])
    to = draw(st.integers(0, len(texts[-1])))
    return texts[-1][:to] + texts[-1][start:stop] + texts[-1][to:]


def _change_words(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    if not texts[-1]:
        return _put_in(draw, texts)
    at = draw(st.integers(0, len(texts[-1]) - 1))
    words = texts[-1][at].split(" ")
    start, stop = _stretch(draw, words)
    new = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    return [*texts[-1][:at], " ".join(words[:start] + new + words[stop:]), *texts[-1][at + 1 :]]


def _join(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    start, stop = _stretch(draw, texts[-1])
    return [*texts[-1][:start], " ".join(texts[-1][start:stop]), *texts[-1][stop:]]


def _go_back(draw: st.DrawFn, texts: list[Lines]) -> Lines:
    return draw(st.sampled_from(texts))


def _blank(_draw: st.DrawFn, _texts: list[Lines]) -> Lines:
    return []


def _stretch(draw: st.DrawFn, things: Sequence[str]) -> tuple[int, int]:
    start = draw(st.integers(0, len(things)))
    return start, draw(st.integers(start, len(things)))


EDITS: list[Callable[[st.DrawFn, list[Lines]], Lines]] = [
    _put_in, _put_in, _take_out, _move, _copy, _change_words, _change_words, _join, _go_back, _blank,
]  # fmt: skip
