"""What a merge results in: pieces that are settled, and collisions that somebody has to settle."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Piece:
    """A stretch of the merged text on which nothing is left to decide."""

    text: str


@dataclass(frozen=True)
class Collision:
    """A place where both sides did different things: whole lines of each, each with its newline."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """Pieces and collisions in order; every line of them ends with a newline, wherever it came from.

    Only the whole text ends as `newline_at_end` says, since its last line may be any of them.
    """

    pieces: tuple[Piece | Collision, ...]
    newline_at_end: bool = True

    @property
    def text(self) -> str | None:
        """The merged text, None where something collides."""
        return None if self.collisions else resolved(self, ())

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """The places that are left to decide, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Collision))


def resolved(merged: Merged, choices: Sequence[str]) -> str:
    """Return the text with each collision replaced by the choice made for it, in order.

    A choice is whole lines: its last gets a newline if it has none. An empty one takes the place away.
    """
    if len(choices) != len(merged.collisions):
        raise ValueError(f"{len(choices)} choices for {len(merged.collisions)} collisions")
    chosen = iter(choices)
    text = "".join(p.text if isinstance(p, Piece) else _whole_lines(next(chosen)) for p in merged.pieces)
    return text if merged.newline_at_end else text.removesuffix("\n")


def joined(pieces: Iterable[Piece | Collision]) -> tuple[Piece | Collision, ...]:
    """Return pieces of which none is empty, and no two that are settled stand side by side."""
    together: list[Piece | Collision] = []
    some = (piece for piece in pieces if piece != Piece(""))
    for kind, run in groupby(some, key=type):
        alike = list(run)
        together += [Piece("".join(p.text for p in alike if isinstance(p, Piece)))] if kind is Piece else alike
    return tuple(together)


def _whole_lines(choice: str) -> str:
    return choice + "\n" if choice and not choice.endswith("\n") else choice
