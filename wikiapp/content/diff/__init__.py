"""The difference between two texts: lines first, words within changed lines, moved blocks. Knows only strings."""

from wikiapp.content.diff.comparing import difference, lines
from wikiapp.content.diff.difference import Difference, Hunk, Kind, Mark, Part, Piece
from wikiapp.content.diff.memory import remembered

__all__ = ["Difference", "Hunk", "Kind", "Mark", "Part", "Piece", "difference", "lines", "remembered"]
