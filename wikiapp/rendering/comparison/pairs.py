"""What stands side by side: blocks as they were and as they are; rows that follow each other in one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff import Kind, Mark, rows
from wikiapp.rendering.comparison.halves import Cell, Half
from wikiapp.rendering.comparison.looks import looks
from wikiapp.rendering.comparison.marking import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.content.diff import Difference, Hunk, Piece, Row
    from wikiapp.rendering.comparison.looks import Note
    from wikiapp.rendering.comparison.page import Page


class Pair(NamedTuple):
    """What stands side by side, with notes on what looks otherwise."""

    old: Cell | None
    new: Cell | None
    notes: tuple[Note, ...]


@dataclass
class _Draft:
    old: Half
    new: Half
    notes: dict[Note, None] = field(default_factory=dict)

    def goes_on_in(self, other: _Draft) -> bool:
        return self.old.goes_on_in(other.old) or self.new.goes_on_in(other.new)

    def take(self, other: _Draft) -> None:
        self.old.take(other.old)
        self.new.take(other.new)
        self.notes |= other.notes


class Pairing:
    """Puts two pages beside each other, as far as they differ."""

    def __init__(self, told: Difference, old: Page, new: Page) -> None:
        self.old, self.new = old, new
        self.rewritten = {piece.move: piece.rewritten for piece in told.pieces if piece.rewritten}

    def pairs(self, change: Hunk) -> Iterator[Pair]:
        """Yield what stands side by side in one place that changed."""
        drafts: list[_Draft] = []
        for row in rows(change.pieces):
            draft = self._draft(row)
            if drafts and drafts[-1].goes_on_in(draft):
                drafts[-1].take(draft)
            else:
                drafts.append(draft)
        return (Pair(draft.old.cell(), draft.new.cell(), tuple(draft.notes)) for draft in drafts)

    def _draft(self, row: Row) -> _Draft:
        if row.new and row.new.kind == Kind.CHANGED:
            return self._changed(row.new)
        return _Draft(self._whole(row.old, Mark.REMOVED), self._whole(row.new, Mark.ADDED))

    def _changed(self, piece: Piece) -> _Draft:
        i, j = piece.old_line - 1, piece.new_line - 1
        found = looks(self.old, i, self.new, j, piece.parts)
        before = {i: spans(piece.parts, Mark.REMOVED) + found.old}
        now = {j: spans(piece.parts, Mark.ADDED) + found.new}
        old = Half(self.old, Mark.REMOVED, range(i, i + 1), before)
        return _Draft(old, Half(self.new, Mark.ADDED, range(j, j + 1), now), found.notes)

    def _whole(self, piece: Piece | None, own: Mark) -> Half:
        page = self.old if own == Mark.REMOVED else self.new
        if piece is None:
            return Half(page, own, range(0))
        start = (piece.old_line if own == Mark.REMOVED else piece.new_line) - 1
        part = range(start, start + piece.parts[0].text.count("\n"))
        rewritten = self.rewritten.get(piece.move) if piece.move else None
        # Of what was rewritten there is one block, with blank ones around it.
        marks = dict.fromkeys(part, spans(rewritten, own)) if rewritten else None
        return Half(page, own, part, marks, piece.move)
