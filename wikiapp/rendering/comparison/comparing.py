"""Comparing two texts as they are read: their words, a block as a line is, and then how the same words look."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff import Difference, difference, remembered
from wikiapp.rendering.comparison.folding import Stretch, stretches
from wikiapp.rendering.comparison.pairs import Pair, Pairing
from wikiapp.rendering.comparison.unlike import with_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.rendering.comparison.page import Page


class Place(NamedTuple):
    """A change, numbered from 1, as what stands side by side; or what is unchanged between two."""

    change: int | None
    pairs: tuple[Pair, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All of both texts, in the order of reading."""

    places: tuple[Place, ...]

    @property
    def changes(self) -> int:
        """How many places have changed."""
        return sum(place.change is not None for place in self.places)


def compared(old: Page, new: Page) -> Comparison:
    """Return two texts as HTML in which is marked what reads or looks otherwise, quickly whatever they say."""
    words = remembered((_digest(old), _digest(new)), lambda: difference(old.lines, new.lines))
    told = Difference(tuple(with_looks(words.pieces, old, new)))
    return Comparison(tuple(_places(told, new, Pairing(told, old, new))))


def _digest(page: Page) -> bytes:
    return sha256(page.lines.encode("utf-8", "surrogatepass")).digest()


def _places(told: Difference, new: Page, pairing: Pairing) -> Iterator[Place]:
    for hunk in told.hunks:
        if hunk.change:
            yield Place(hunk.change, pairs=tuple(pairing.pairs(hunk)))
        else:
            start = hunk.pieces[0].new_line - 1
            same = range(start, start + sum(piece.parts[0].text.count("\n") for piece in hunk.pieces))
            begins, ends = hunk is told.hunks[0], hunk is told.hunks[-1]
            yield Place(None, stretches=tuple(stretches(new, same, begins=begins, ends=ends)))
