"""The words that changed within a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from wikiapp.content.diff.alignment import Run, aligned, coarser
from wikiapp.content.diff.alphabet import Alphabet
from wikiapp.content.diff.difference import Mark, Part
from wikiapp.content.diff.tokens import tokens

if TYPE_CHECKING:
    from wikiapp.content.diff.effort import Effort

MOST_PARTS = 1_000  # runs in one line; finer than that nobody can read
LONGEST_TIDIED = 4_000  # letters; what the library does here takes the square of that
MARKS = {-1: Mark.REMOVED, 0: Mark.SAME, 1: Mark.ADDED}


def changed_words(old: str, new: str, effort: Effort) -> tuple[Part, ...]:
    """Return the parts of a line that are the same, were removed and were added."""
    alphabet = Alphabet()
    runs = aligned(alphabet.written(tokens(old)), alphabet.written(tokens(new)), effort)
    edits = _readable(coarser(runs, MOST_PARTS))
    return tuple(Part(MARKS[operation], "".join(alphabet.read(letters))) for operation, letters in edits)


def _readable(runs: list[Run]) -> list[tuple[int, str]]:
    """Return the runs as the library's edits, such that chance matches are none and cuts are between words."""
    edits = [edit for run in runs for edit in _edits(run)]
    if sum(len(letters) for _, letters in edits) <= LONGEST_TIDIED:
        diff_match_patch().diff_cleanupSemantic(edits)
    return edits


def _edits(run: Run) -> list[tuple[int, str]]:
    if run.same:
        return [(0, run.old)]
    return [edit for edit in ((-1, run.old), (1, run.new)) if edit[1]]
