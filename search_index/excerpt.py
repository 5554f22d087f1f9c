"""A few sentences of a text around the words that were found: cut at their ends, the words marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from search_index.results import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GAP = " … "
_LONGEST = 320  # letters of an excerpt
_REACH = 120  # letters from a word back to the beginning of its sentence, at most
_MOST_SPANS = 400  # that are looked at
_MOST_NEAR = 16  # of them, to tell how good a passage would be

_SENTENCE_END = re.compile(r"(?:[.!?…][\"'’”»)\]]*\s+|\n)\s*")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """A word that was found in a text."""

    start: int
    end: int
    word: int
    """Which of those that were asked for."""


def excerpt(text: str, spans: Iterable[Span]) -> tuple[Part, ...]:
    """Return what of a text is best shown: around as many of the words as can be, or its beginning."""
    found = sorted(islice(spans, _MOST_SPANS), key=lambda span: span.start)
    return tuple(_with_gaps(text, _passages(text, found), found))


def marked(text: str, spans: Iterable[Span]) -> tuple[Part, ...]:
    """Return all of a text in parts, the words marked."""
    return tuple(_parts(text, (0, len(text)), sorted(spans, key=lambda span: span.start)))


def _passages(text: str, spans: list[Span]) -> list[tuple[int, int]]:
    """Return where what is to be shown begins and ends, in order."""
    windows = _windows(spans)
    if not windows:
        return [(0, _end(text, 0, _LONGEST))]
    length = _LONGEST // len(windows)
    passages: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda window: window[0].start):
        begin = _begin(text, window[0].start)
        begin = max(begin, passages[-1][1]) if passages else begin
        if begin <= window[0].start:
            passages.append((begin, _end(text, window[-1].end, begin + length)))
    return passages


def _windows(spans: list[Span]) -> list[list[Span]]:
    """Return words near each other that hold most of what was found, and those that hold most of the rest."""
    windows: list[list[Span]] = []
    missing = {span.word for span in spans}
    while missing and len(windows) < 2:  # noqa: PLR2004  # two passages can still be read as one excerpt
        windows.append(_best_window(spans, missing))
        missing -= {span.word for span in windows[-1]}
    return windows


def _best_window(spans: list[Span], missing: set[int]) -> list[Span]:
    best: list[Span] = []
    shown = 0
    for number, first in enumerate(spans):
        near = spans[number : number + _MOST_NEAR]
        window = [span for span in near if span.end <= first.start + _LONGEST // 2] or [first]
        new = len({span.word for span in window} & missing)
        if first.word in missing and new > shown:
            best, shown = window, new
    return best


def _begin(text: str, start: int) -> int:
    """Return where the sentence begins that a word is in, or a word before it where that is too far."""
    from_here = max(0, start - _REACH)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, from_here, start)]
    if ends or not from_here:
        return ends[-1] if ends else 0
    blank = text.find(" ", from_here, start)
    return start if blank < 0 else blank + 1


def _end(text: str, least: int, most: int) -> int:
    """Return the last end of a sentence between two places, or of a word where there is none."""
    if len(text) <= most:
        return len(text)
    ends = [found.start() + 1 for found in _SENTENCE_END.finditer(text, least, max(least, most))]
    blank = text.rfind(" ", least, most)
    return ends[-1] if ends else blank if blank > 0 else max(least, most)


def _with_gaps(text: str, passages: list[tuple[int, int]], spans: list[Span]) -> Iterator[Part]:
    before = 0
    for begin, end in passages:
        if text[before:begin].strip():
            yield Part(GAP if before else GAP.lstrip())
        yield from _parts(text, (begin, end), spans)
        before = end
    if text[before:].strip():
        yield Part(GAP.rstrip())


def _parts(text: str, passage: tuple[int, int], spans: list[Span]) -> Iterator[Part]:
    begin, end = passage
    for span in spans:
        if begin <= span.start and span.end <= end:
            if span.start > begin:
                yield Part(_in_line(text[begin : span.start]))
            yield Part(_in_line(text[span.start : span.end]), marked=True)
            begin = span.end
    if begin < end:
        yield Part(_in_line(text[begin:end]))


def _in_line(text: str) -> str:
    return _BLANKS.sub(" ", text)
