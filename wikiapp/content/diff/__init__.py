"""The difference between two texts: lines first, words within changed lines, moved blocks. Knows only strings."""

from wikiapp.content.diff.comparing import difference, lines
from wikiapp.content.diff.difference import Difference, Hunk, Kind, Mark, Part, Piece
from wikiapp.content.diff.effort import Effort
from wikiapp.content.diff.memory import remembered
from wikiapp.content.diff.rows import Row, rows

__all__ = [
    "Difference",
    "Effort",
    "Hunk",
    "Kind",
    "Mark",
    "Part",
    "Piece",
    "Row",
    "difference",
    "lines",
    "remembered",
    "rows",
]
