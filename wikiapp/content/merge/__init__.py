"""Joining two texts that were made from one: what each side did is kept, and where that is uncertain, it collides.

After diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007): first by lines, then by words
within changed lines of prose. Rows of tables and items of lists are never taken apart. Nothing is guessed.
"""

from __future__ import annotations

from wikiapp.content.merge.merged import Collision, Merged, Piece, resolved
from wikiapp.content.merge.three_way import merge

__all__ = ["Collision", "Merged", "Piece", "merge", "resolved"]
