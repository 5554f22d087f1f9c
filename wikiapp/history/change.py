"""A change as operations on lines: as short as it can be said and still be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wikiapp.content.diff import Kind, difference, lines

if TYPE_CHECKING:
    from wikiapp.content.diff import Piece

Operation = list[Any]


def change(old: str, new: str) -> list[Operation]:
    """Return what leads from one text to the other, in the order of reading, as docs/playback.md tells it."""
    if old == new:
        return []
    operations = [_operation(piece) for piece in difference(old, new).pieces]
    return operations[:-1] if operations[-1][0] == Kind.SAME else operations


def letters(operations: list[Operation]) -> int:
    """Return how many letters it takes to say them, roughly."""
    return sum(len(str(operation)) for operation in operations)


def _operation(piece: Piece) -> Operation:
    [(_, text), *_more] = piece.parts
    match piece.kind:
        case Kind.SAME:
            return [piece.kind, len(lines(text))]
        case Kind.CHANGED:
            return [piece.kind, piece.parts]
        case _:
            return [piece.kind, text] if piece.move is None else [piece.kind, text, piece.move]
