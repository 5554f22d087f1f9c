"""One half of what stands side by side: blocks that follow each other on one side, and the marks in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.rendering.comparison.marking import Span, marked

if TYPE_CHECKING:
    from wikiapp.content.diff import Mark
    from wikiapp.rendering.comparison.page import Page


class Cell(NamedTuple):
    """Blocks of one side as HTML; `whole` if all of it was removed or added, which then isn't marked in it.

    The two places of what moved bear the same number.
    """

    html: str
    whole: bool
    move: int | None


@dataclass
class Half:
    """Blocks of a page and its `own` marks in them, by their numbers; without any, all of them changed."""

    page: Page
    own: Mark
    part: range
    marks: dict[int, list[Span]] | None = None
    move: int | None = None

    def goes_on_in(self, other: Half) -> bool:
        """Tell whether what follows is more of the same table."""
        if not self.part or not other.part or self.move or other.move:
            return False
        table = self.page.blocks[self.part[-1]].table
        return table is not None and table is self.page.blocks[other.part[0]].table

    def take(self, other: Half) -> None:
        """Let what follows be part of it."""
        if not self.part:
            self.part, self.marks = other.part, other.marks
        elif other.part:
            if self.marks is not None or other.marks is not None:
                self.marks = self._all_marks()
                self.marks.update(other._all_marks())
            self.part = range(self.part.start, other.part.stop)

    def cell(self) -> Cell | None:
        """Return it as HTML, or nothing where there is nothing on this side."""
        inner = {n: marked(self.page.bits(n), marks, self.own) for n, marks in (self.marks or {}).items()}
        return Cell(self.page.shown(self.part, inner), self.marks is None, self.move) if self.part else None

    def _all_marks(self) -> dict[int, list[Span]]:
        if self.marks is not None:
            return self.marks
        return {number: [Span(0, len(self.page.blocks[number].line))] for number in self.part}
