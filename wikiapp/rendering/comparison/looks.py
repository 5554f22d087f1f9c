"""What looks otherwise where the words are the same: letters in other elements, links to another place, boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from wikiapp.content.diff import Mark
from wikiapp.rendering.comparison.marking import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikiapp.content.diff import Part
    from wikiapp.rendering.comparison.bits import Style
    from wikiapp.rendering.comparison.page import Page

MOST_MARKS = 500  # in one block; finer than that nobody can read
LINK, BOX, PICTURE, FORMATTING = "link", "box", "picture", "formatting"
NAMED = {"a": LINK, "input": BOX, "img": PICTURE}
Styles = tuple["Style", ...]


class Note(NamedTuple):
    """What of the look changed: for a link where it led and leads, for a box whether it was and is `checked`."""

    what: str
    old: str = ""
    new: str = ""


@dataclass
class Looks:
    """Where in a block, before and after, the same words look otherwise."""

    old: list[Span] = field(default_factory=list)
    new: list[Span] = field(default_factory=list)
    notes: dict[Note, None] = field(default_factory=dict)  # in the order of reading


def looks(old: Page, i: int, new: Page, j: int, parts: Iterable[Part]) -> Looks:
    """Return what looks otherwise in the words of two blocks that are the same."""
    found = Looks()
    if old.kind(i) != new.kind(j):
        found.notes[Note(FORMATTING)] = None
    if old.inner(i) != new.inner(j):
        before, now = old.styles(i), new.styles(j)
        for k, m, length in _same(parts):
            _compare(found, before[k : k + length], now[m : m + length], k, m)
    return found


def _same(parts: Iterable[Part]) -> Iterator[tuple[int, int, int]]:
    """Yield where in both lines the same words stand, and how many letters they are."""
    k = m = 0
    for mark, text in parts:
        if mark == Mark.SAME:
            yield k, m, len(text)
        k += len(text) * (mark != Mark.ADDED)
        m += len(text) * (mark != Mark.REMOVED)


def _compare(found: Looks, old: Sequence[Styles], new: Sequence[Styles], k: int, m: int) -> None:
    """Find where the same letters, which begin at those places of their lines, are in other elements."""
    at = 0
    for (one, other), run in groupby(zip(old, new, strict=False)):
        end = at + sum(1 for _ in run)
        if one != other and len(found.old) < MOST_MARKS:
            found.old.append(Span(k + at, k + end, looks=True))
            found.new.append(Span(m + at, m + end, looks=True))
            found.notes |= dict.fromkeys(_notes(one, other))
        at = end


def _notes(old: Styles, new: Styles) -> Iterator[Note]:
    gone = {style.name: style.value for style in old if style not in new}
    come = {style.name: style.value for style in new if style not in old}
    for name in sorted({*gone, *come}):
        what = NAMED.get(name, FORMATTING)
        told = [unquote(side.get(name, "")) if what in {LINK, BOX} else "" for side in (gone, come)]
        yield Note(what, *told)
    if not gone and not come:  # the same elements, each within the other
        yield Note(FORMATTING)
