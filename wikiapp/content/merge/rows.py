"""Merging rows of tables and items of lists, which mean something only as a whole: row by row, never within."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wikiapp.content.merge.alignment import Change, changes
from wikiapp.content.merge.chunks import Chunk
from wikiapp.content.merge.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROW = re.compile(r"[ \t>]*(?:[-*+•]|\d+[.)])[ \t]|(?: {4}|\t)|.*\|")
MOST_ROWS = 20


def is_row(line: str) -> bool:
    """Tell whether a line is to be kept whole: a row of a table, an item of a list, or indented as code."""
    return ROW.match(line) is not None


def rows(chunk: Chunk) -> Iterator[Chunk] | None:
    """Return the chunk row by row, None where it isn't certain which row became which."""
    if max(len(chunk.base), len(chunk.mine), len(chunk.theirs)) > MOST_ROWS:
        return None
    mine, theirs = _successors(chunk.base, chunk.mine), _successors(chunk.base, chunk.theirs)
    return _row_by_row(chunk, mine, theirs) if mine and theirs else None


def _row_by_row(chunk: Chunk, mine: list[int], theirs: list[int]) -> Iterator[Chunk]:
    """Return in turn what was put before a row, and the row."""
    i = j = 0
    for number, (my_row, their_row) in enumerate(zip(mine, theirs, strict=True)):
        yield Chunk([], chunk.mine[i:my_row], chunk.theirs[j:their_row])
        i, j = my_row + 1, their_row + 1
        yield Chunk(chunk.base[number : number + 1], chunk.mine[my_row:i], chunk.theirs[their_row:j])


def _successors(old: Sequence[str], new: Sequence[str]) -> list[int] | None:
    """Return for each old row, and for the end, where it stands now; None where one is gone or uncertain."""
    successors = [-1] * len(old) + [len(new)]
    i = j = 0
    for change in [*changes(old, new), Change(len(old), len(old), len(new), len(new))]:
        successors[i : change.start] = range(j, change.new_start)
        for row in range(change.start, change.end):
            successors[row] = _successor(old[row], new, change)
        i, j = change.end, change.new_end
    return successors if all(row < later for row, later in pairwise([-1, *successors])) else None


def _successor(row: str, new: Sequence[str], change: Change) -> int:
    """Return where a changed row stands now, or -1 where none is like it, or more than one."""
    likely = [j for j in range(change.new_start, change.new_end) if _is_corrected(row, new[j])]
    return likely[0] if len(likely) == 1 else -1


def _is_corrected(row: str, new: str) -> bool:
    # Where only white space differs, a table or a list is being laid out anew, and its neighbours with it.
    return alike(row, new) and row.split() != new.split()
