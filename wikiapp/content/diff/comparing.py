"""Comparing two texts, in bounded time whatever they say: lines first, then words within changed lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wikiapp.content.diff.alignment import Run, aligned, coarser, without_accidents
from wikiapp.content.diff.alphabet import ROOM, Alphabet
from wikiapp.content.diff.difference import Difference, Kind, Mark, Part, Piece
from wikiapp.content.diff.effort import Effort
from wikiapp.content.diff.moves import Moves
from wikiapp.content.diff.pairing import paired
from wikiapp.content.diff.words import changed_words
from wikiapp.ends import common_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LINE_STEPS, WORD_STEPS = 900_000, 600_000
MOST_RUNS, MOST_PAIRS = 2_000, 2_000  # of lines; finer than that nobody can read
MARKS = {Kind.SAME: Mark.SAME, Kind.REMOVED: Mark.REMOVED, Kind.ADDED: Mark.ADDED}


def difference(old: str, new: str) -> Difference:
    """Return what leads from one text to the other, the same for the same two texts at any time."""
    ends = common_ends(old, new)
    before, now = lines(ends.between(old)), lines(ends.between(new))
    above = old.count("\n", 0, ends.beginning)
    return Difference((
        *_same(old[: ends.beginning], 0, 0),
        *(piece.below(above) for piece in _pieces(before, now)),
        *_same(old[len(old) - ends.ending :], above + len(before), above + len(now)),
    ))  # fmt: skip


def lines(text: str) -> list[str]:
    """Return the lines of a text with their endings, which joined are the text."""
    found = [f"{line}\n" for line in text.split("\n")]
    found[-1] = found[-1][:-1]
    return found if found[-1] else found[:-1]


def _same(text: str, old: int, new: int) -> tuple[Piece, ...]:
    return (Piece(Kind.SAME, old + 1, new + 1, (Part(Mark.SAME, text),)),) if text else ()


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterable[Piece]:
    # Most edits are of one line: there is nothing to be found in another place.
    return _of_one_line(old[0], new[0]) if len(old) == len(new) == 1 else _Comparison(old, new).pieces()


def _of_one_line(old: str, new: str) -> tuple[Piece, ...]:
    effort = Effort(WORD_STEPS)
    if paired([old], [new], effort):
        return (Piece(Kind.CHANGED, 1, 1, changed_words(old, new, effort)),)
    return Piece(Kind.REMOVED, 1, 1, (Part(Mark.REMOVED, old),)), Piece(Kind.ADDED, 2, 1, (Part(Mark.ADDED, new),))


class _Comparison:
    """Two texts by lines, and how much may still be spent on the words in them."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.effort, self.pairs_left = Effort(WORD_STEPS), Effort(MOST_PAIRS)
        self.runs = list(_placed(_runs(old, new)))
        gone = [i for same, olds, _ in self.runs if not same for i in olds]
        come = [j for same, _, news in self.runs if not same for j in news]
        self.moves = Moves(old, new, gone, come)
        self.moves.find_blocks()
        self.pairs = [[] if same else self._paired(olds, news) for same, olds, news in self.runs]
        self.moves.find_rewritten(self.effort)

    def pieces(self) -> Iterator[Piece]:
        """Return what became of the lines, in the order of reading."""
        for (same, olds, news), pairs in zip(self.runs, self.pairs, strict=True):
            if same:
                yield self._block(Kind.SAME, olds, news.start, olds.start)
            else:
                yield from self._changed(olds, news, pairs)

    def _paired(self, olds: range, news: range) -> list[tuple[int, int]]:
        left, arrived = self.moves.old.free, self.moves.new.free
        stayed = [i for i in olds if i in left], [j for j in news if j in arrived]
        if not all(stayed) or not self.pairs_left.spend(min(map(len, stayed))):
            return []
        pairs = paired([self.old[i] for i in stayed[0]], [self.new[j] for j in stayed[1]], self.effort)
        left.difference_update(stayed[0][i] for i, _ in pairs)
        arrived.difference_update(stayed[1][j] for _, j in pairs)
        return [(stayed[0][i], stayed[1][j]) for i, j in pairs]

    def _changed(self, olds: range, news: range, pairs: list[tuple[int, int]]) -> Iterator[Piece]:
        """Yield the lines that changed, each with those that were removed and added before it."""
        i, j = olds.start, news.start
        for to_i, to_j in pairs:
            yield from self._replaced(range(i, to_i), range(j, to_j))
            yield self._line(to_i, to_j)
            i, j = to_i + 1, to_j + 1
        yield from self._replaced(range(i, olds.stop), range(j, news.stop))

    def _replaced(self, olds: range, news: range) -> Iterator[Piece]:
        for move, block in groupby(olds, self.moves.old.moved.get):
            places = list(block)
            yield self._block(Kind.REMOVED, range(places[0], places[-1] + 1), news.start, places[0], move)
        for move, block in groupby(news, self.moves.new.moved.get):
            places = list(block)
            piece = self._block(Kind.ADDED, range(places[0], places[-1] + 1), places[0], olds.stop, move)
            yield piece._replace(rewritten=self._rewritten(places))

    def _rewritten(self, news: list[int]) -> tuple[Part, ...]:
        before = self.moves.rewritten
        changed = [(before[j], j) for j in news if j in before]
        return changed_words(self.old[changed[0][0]], self.new[changed[0][1]], self.effort) if changed else ()

    def _block(self, kind: Kind, places: range, new: int, old: int, move: int | None = None) -> Piece:
        source = self.new if kind == Kind.ADDED else self.old
        text = "".join(source[places.start : places.stop])
        return Piece(kind, old + 1, new + 1, (Part(MARKS[kind], text),), move)

    def _line(self, i: int, j: int) -> Piece:
        if self.old[i] == self.new[j]:  # too short a match to be told from chance at first
            return self._block(Kind.SAME, range(i, i + 1), j, i)
        return Piece(Kind.CHANGED, i + 1, j + 1, changed_words(self.old[i], self.new[j], self.effort))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    alphabet = Alphabet()
    if len(old) + len(new) > ROOM:
        return [Run("x" * len(old), ("x" if old == new else "y") * len(new))]
    runs = aligned(alphabet.written(old), alphabet.written(new), Effort(LINE_STEPS))
    return coarser(without_accidents(runs, alphabet.written("\n")), MOST_RUNS)


def _placed(runs: list[Run]) -> Iterator[tuple[bool, range, range]]:
    i = j = 0
    for run in runs:
        yield run.same, range(i, i + len(run.old)), range(j, j + len(run.new))
        i, j = i + len(run.old), j + len(run.new)
