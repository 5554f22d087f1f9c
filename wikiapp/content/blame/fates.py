"""What became of lines, as their difference tells: those that depart, and where those that stand come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.diff import Kind, difference, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.content.diff import Part, Piece


class Arrival(NamedTuple):
    """A line that wasn't there before: a new one, or what the parts made of old line `was`."""

    text: str
    was: int | None = None
    parts: tuple[Part, ...] = ()


class Fates:
    """The old lines by number: those that `departed`, and those that are `standing` among lines that arrived."""

    def __init__(self, old: str, new: str) -> None:
        self.old = lines(old)
        self.departed: list[int] = []
        self._moved: dict[int, list[int]] = {}
        pieces = list(_placed(difference(old, new).pieces))
        for piece, places in pieces:
            self._take_out(piece, places)
        self.standing = [line for piece, places in pieces for line in self._now(piece, places)]

    def _take_out(self, piece: Piece, places: range) -> None:
        if piece.kind == Kind.REMOVED and piece.move is not None:
            self._moved[piece.move] = [line for line in places if not self.old[line].isspace()]
        elif piece.kind != Kind.SAME:
            self.departed += places

    def _now(self, piece: Piece, places: range) -> Iterator[Arrival | int]:
        if piece.kind == Kind.SAME:
            yield from places
        elif piece.kind == Kind.CHANGED:
            yield Arrival(piece.new, places.start, piece.parts)
        elif piece.kind == Kind.ADDED:
            yield from self._added(piece)

    def _added(self, piece: Piece) -> Iterator[Arrival | int]:
        """Yield lines that are new here; those of a block that moved, but for blank ones, were elsewhere."""
        elsewhere = iter(self._moved.get(piece.move, ()) if piece.move is not None else ())
        for text in lines(piece.new):
            was = None if text.isspace() else next(elsewhere, None)
            if was is None:
                yield Arrival(text)
            elif piece.rewritten:
                self.departed.append(was)
                yield Arrival(text, was, piece.rewritten)
            else:
                yield was


def _placed(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, range]]:
    """Yield each piece with the places of the old lines that it is about."""
    at = 0
    for piece in pieces:
        stop = at + (0 if piece.kind == Kind.ADDED else len(lines(piece.old)))
        yield piece, range(at, stop)
        at = stop
