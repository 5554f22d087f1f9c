"""A text as runs of words that one revision wrote, each as long as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.blame.spans import WORD, spans_in
from wikiapp.content.diff import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Run(NamedTuple):
    """A stretch of text, over as many lines as it may be, and the revision that wrote its words."""

    origin: int
    text: str


def runs(authors: Sequence[str], text: str) -> list[Run]:
    """Return a text as runs, which joined are the text; `authors` says who wrote each of its lines."""
    found: list[tuple[str, list[str]]] = []
    worded = True  # whether the last run has a word yet; what has none belongs to the word before or behind it
    for origin, stretch in _stretches(authors, text):
        word = WORD.search(stretch) is not None
        if found and (found[-1][0] == origin or not word):
            found[-1][1].append(stretch)
        elif found and not worded:
            found[-1] = (origin, [*found[-1][1], stretch])
        else:
            found.append((origin, [stretch]))
            worded = False
        worded = worded or word
    return [Run(int(origin), "".join(stretches)) for origin, stretches in found]


def _stretches(authors: Sequence[str], text: str) -> Iterator[tuple[str, str]]:
    for line, written in zip(lines(text), authors, strict=True):
        at = 0
        for origin, length in spans_in(written, len(line)):
            yield origin, line[at : at + length]
            at += length
