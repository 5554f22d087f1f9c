"""Marks around words: only ever around text or a single thing, so that what was well-formed stays so."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikiapp.content.diff import Part
    from wikiapp.rendering.comparison.bits import Bit

ELEMENTS = {Mark.REMOVED: "del", Mark.ADDED: "ins"}
WORDS, LOOK = "words", "look"  # classes, for a text may have a <del> of its own


class Span(NamedTuple):
    """A stretch of a block's letters; `looks` where only their look changed."""

    start: int
    end: int
    looks: bool = False


def spans(parts: Iterable[Part], own: Mark) -> list[Span]:
    """Return what was removed from the old side of a line, or added to the new."""
    found, at = [], 0
    for mark, text in parts:
        if mark == own:
            found.append(Span(at, at + len(text)))
        at += len(text) * (mark in {own, Mark.SAME})
    return found


def marked(bits: Iterable[Bit], marks: Iterable[Span], own: Mark) -> str:
    """Return the HTML of a block's inside with those stretches marked as removed or added."""
    waiting, at = deque(sorted(marks)), 0
    out: list[str] = []
    for bit in bits:
        end = at + len(bit.letters)
        out += _stretches(bit, at, end, waiting, ELEMENTS[own]) if bit.markable else [bit.html]
        at = end
    return "".join(out)


def _stretches(bit: Bit, at: int, end: int, waiting: deque[Span], element: str) -> Iterator[str]:
    done = at
    while waiting and waiting[0].start < end:
        span = waiting[0]
        start, stop = max(span.start, done), min(span.end, end)
        if start < stop:
            if done < start:
                yield bit.cut(done - at, start - at)
            kind = LOOK if span.looks else WORDS
            yield f'<{element} class="{kind}">{bit.cut(start - at, stop - at)}</{element}>'
            done = stop
        if span.end > end:
            break
        waiting.popleft()
    if done < end:
        yield bit.cut(done - at, end - at)
