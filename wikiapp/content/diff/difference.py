"""What a difference consists of: pieces in the order of reading, each with its parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import NamedTuple


class Mark(StrEnum):
    """What became of a few words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Kind(StrEnum):
    """What became of whole lines; of a changed one, some words are the same."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


class Part(NamedTuple):
    """Words that share a fate."""

    mark: Mark
    text: str


class Piece(NamedTuple):
    """Lines that share a fate; a changed piece is one line. Line numbers count from 1.

    A block that moved is two pieces, one removed and one added, which bear the same number in `move`; `rewritten`
    says, at the new place, which words of a line that moved were changed as well.
    """

    kind: Kind
    old_line: int
    new_line: int
    parts: tuple[Part, ...]
    move: int | None = None
    rewritten: tuple[Part, ...] = ()

    @property
    def old(self) -> str:
        """What stood here before."""
        return "".join(part.text for part in self.parts if part.mark != Mark.ADDED)

    @property
    def new(self) -> str:
        """What stands here now."""
        return "".join(part.text for part in self.parts if part.mark != Mark.REMOVED)

    def below(self, lines: int) -> Piece:
        """Return the same piece, so many lines further down in both texts."""
        return self._replace(old_line=self.old_line + lines, new_line=self.new_line + lines) if lines else self


class Hunk(NamedTuple):
    """Pieces that follow each other and are either all unchanged or all not; changes are numbered from 1."""

    change: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Difference:
    """What leads from one text to another."""

    pieces: tuple[Piece, ...]

    def applied_to(self, old: str) -> str:
        """Return the new text; raises ValueError if this isn't the difference from that old one."""
        if "".join(piece.old for piece in self.pieces) != old:
            raise ValueError("this difference begins from another text")
        return "".join(piece.new for piece in self.pieces)

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The pieces, grouped into changes and what lies between them."""
        hunks: list[Hunk] = []
        changes = 0
        for changed, pieces in groupby(self.pieces, lambda piece: piece.kind != Kind.SAME):
            changes += changed
            hunks.append(Hunk(changes if changed else None, tuple(pieces)))
        return tuple(hunks)

    @cached_property
    def changes(self) -> int:
        """How many places have changed."""
        return sum(hunk.change is not None for hunk in self.hunks)

    @cached_property
    def size(self) -> int:
        """Roughly how many bytes of memory it takes."""
        return sum(
            300 + sum(120 + 2 * len(part.text) for part in piece.parts + piece.rewritten) for piece in self.pieces
        )
