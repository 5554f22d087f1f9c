"""Who wrote a stretch of text, letter by letter, as a string that is quick to keep.

`12` is all of it by revision 12; `5:12 3:40` is twelve letters by revision 5, then forty by 3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"\w")
WELL_FORMED = re.compile(r"\d+|\d+:\d+( \d+:\d+)+")


class Span(NamedTuple):
    """So many letters by one revision."""

    origin: str
    length: int


def spans_in(written: str, length: int) -> list[Span]:
    """Return the spans of a stretch that is so long."""
    if ":" not in written:
        return [Span(written, length)]
    pairs = (span.split(":") for span in written.split(" "))
    return [Span(origin, int(letters)) for origin, letters in pairs]


def written(spans: Iterable[Span]) -> str:
    """Return spans as a string."""
    joined = _joined(spans)
    return joined[0].origin if len(joined) == 1 else " ".join(f"{origin}:{length}" for origin, length in joined)


def cover(written: str, length: int) -> bool:
    """Tell whether a string says who wrote each of so many letters."""
    if not WELL_FORMED.fullmatch(written):
        return False
    return sum(span.length for span in spans_in(written, length)) == length


def cut(spans: Sequence[Span], start: int, stop: int) -> list[Span]:
    """Return who wrote the letters from `start` to `stop`."""
    if len(spans) == 1:
        return [Span(spans[0].origin, stop - start)]
    reader = SpanReader(spans)
    reader.take(start)
    return reader.take(stop - start)


def settled(spans: Sequence[Span], text: str) -> list[Span]:
    """Give letters that belong to no word to whoever wrote the word before: nobody asks who wrote a blank."""
    if len(spans) == 1:
        return [*spans]
    given: list[Span] = []
    at, waiting = 0, 0  # letters before the first word
    for origin, length in spans:
        if WORD.search(text, at, at + length):
            given.append(Span(origin, length + waiting))
            waiting = 0
        elif given:
            given[-1] = Span(given[-1].origin, given[-1].length + length)
        else:
            waiting += length
        at += length
    return _joined(given) if given else [Span(spans[0].origin, at)]


class SpanReader:
    """Reads spans from their beginning on."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._left = [*reversed(spans)]

    def take(self, length: int) -> list[Span]:
        """Return who wrote the next so many letters."""
        taken = []
        while length and self._left:
            origin, there = self._left.pop()
            if there > length:
                self._left.append(Span(origin, there - length))
                there = length
            taken.append(Span(origin, there))
            length -= there
        return taken

    def rest(self) -> list[Span]:
        """Return who wrote all that is left."""
        return self._left[::-1]


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].origin == span.origin:
            joined[-1] = Span(span.origin, joined[-1].length + span.length)
        else:
            joined.append(span)
    return joined
