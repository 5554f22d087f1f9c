"""From one revision's text to the next: what stays keeps its authors, what comes back gets them back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.content.blame.passages import passages
from wikiapp.content.blame.spans import Span, SpanReader, cover, cut, settled, spans_in, written
from wikiapp.content.diff import Kind, Mark, difference, lines
from wikiapp.ends import common_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikiapp.content.blame.buried import Buried
    from wikiapp.content.blame.passages import Passage
    from wikiapp.content.diff import Part, Piece

MOST_PASSAGES = 10_000  # that one revision can bury, or bring back, whatever is sent


class Line(NamedTuple):
    """A line with its ending, and who wrote it."""

    text: str
    spans: str

    def read(self) -> list[Span]:
        """Return who wrote it, letter by letter."""
        return spans_in(self.spans, len(self.text))


class Arrival(NamedTuple):
    """A line that wasn't there before; `spans` say who wrote it if it was never there."""

    text: str
    spans: list[Span]


def attributed(before: Sequence[str], old: str, new: str, revision: int, buried: Buried) -> list[str]:
    """Return who wrote each line of `new`, which `revision` made of `old`; `before` says it of `old`."""
    ends = common_ends(old, new)
    left, now = ends.between(old), ends.between(new)
    above, texts = old.count("\n", 0, ends.beginning), lines(left)
    stop = above + len(texts)
    between = [Line(*line) for line in zip(texts, before[above:stop], strict=True)]
    step = _Step(between, difference(left, now).pieces, str(revision))
    return [*before[:above], *step.authors(buried), *before[stop:]]


class _Step:
    """What became of the old lines: those that depart, and what stands there now."""

    def __init__(self, old: Sequence[Line], pieces: Sequence[Piece], revision: str) -> None:
        self.revision = revision
        self.departing: list[Line] = []
        self.moved: dict[int, list[Line]] = {}
        unread = iter(old)
        read = [(piece, list(islice(unread, _height(piece)))) for piece in pieces]
        for piece, was in read:
            self._take_out(piece, was)
        self.standing = [stands for piece, was in read for stands in self._now(piece, was)]

    def authors(self, buried: Buried) -> list[str]:
        """Return who wrote each line that stands there now."""
        gone = [(line, passages(line.text)) for line in self.departing]
        come = [passages(line.text) if isinstance(line, Arrival) else [] for line in self.standing]
        buried.recall(_digests(passages for _, passages in gone) | _digests(come))
        _bury(gone, buried)
        return [
            line if isinstance(line, str) else written(settled(_known_again(line, parts, buried), line.text))
            for line, parts in zip(self.standing, come, strict=True)
        ]

    def _take_out(self, piece: Piece, was: list[Line]) -> None:
        if piece.kind == Kind.REMOVED and piece.move is not None:
            self.moved[piece.move] = [line for line in was if not line.text.isspace()]
        elif piece.kind != Kind.SAME:
            self.departing += was

    def _now(self, piece: Piece, was: list[Line]) -> Iterator[Arrival | str]:
        if piece.kind == Kind.SAME:
            yield from (line.spans for line in was)
        elif piece.kind == Kind.CHANGED:
            yield self._changed(was[0], piece.parts)
        elif piece.kind == Kind.ADDED:
            yield from self._added(piece)

    def _added(self, piece: Piece) -> Iterator[Arrival | str]:
        """Yield lines that are new here; those of a block that moved, but for blank ones, were elsewhere."""
        elsewhere = iter(self.moved.get(piece.move, ()) if piece.move is not None else ())
        for text in lines(piece.new):
            was = None if text.isspace() else next(elsewhere, None)
            if was is None:
                yield Arrival(text, [Span(self.revision, len(text))])
            elif piece.rewritten:
                self.departing.append(was)
                yield self._changed(was, piece.rewritten)
            else:
                yield was.spans

    def _changed(self, was: Line, parts: Iterable[Part]) -> Arrival:
        reader = SpanReader(was.read())
        spans: list[Span] = []
        for mark, text in parts:
            if mark == Mark.ADDED:
                spans.append(Span(self.revision, len(text)))
            else:
                stayed = reader.take(len(text))
                spans += stayed if mark == Mark.SAME else ()
        return Arrival("".join(text for mark, text in parts if mark != Mark.REMOVED), spans)


def _height(piece: Piece) -> int:
    return len(lines(piece.old))


def _digests(found: Iterable[list[Passage]]) -> set[bytes]:
    return {passage.digest for of_line in found for passage in of_line}


def _bury(gone: list[tuple[Line, list[Passage]]], buried: Buried) -> None:
    # From the end on, so that of copies the first is the first to come back.
    for line, found in reversed(gone):
        spans = line.read()
        for passage in found:
            buried.bury(passage.digest, written(cut(spans, passage.start, passage.stop)))


def _known_again(line: Arrival, found: list[Passage], buried: Buried) -> list[Span]:
    """Return who wrote a line: as a whole if it was there before, otherwise sentence by sentence."""
    spans, at, known = SpanReader(line.spans), 0, list[Span]()
    for passage in found:
        length = passage.stop - passage.start
        said = buried.brought_back(passage.digest)
        if said is not None and passage.start >= at and cover(said, length):
            known += spans.take(passage.start - at)
            known += spans_in(said, length)
            spans.take(length)
            at = passage.stop
    return known + spans.take(len(line.text) - at)
