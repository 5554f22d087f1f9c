"""What stands side by side where a difference is shown in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff.difference import Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Row(NamedTuple):
    """What stands side by side; a changed line is both."""

    old: Piece | None
    new: Piece | None


def rows(pieces: Iterable[Piece]) -> Iterator[Row]:
    """Yield what stands side by side: what was added beside what it took the place of."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and piece.kind == Kind.ADDED and waiting.move is None and piece.move is None:
            yield Row(waiting, piece)
            waiting = None
            continue
        if waiting:
            yield Row(waiting, None)
        waiting = piece if piece.kind == Kind.REMOVED else None
        if waiting is None:
            yield Row(piece if piece.kind == Kind.CHANGED else None, piece)
    if waiting:
        yield Row(waiting, None)
