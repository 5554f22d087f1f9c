"""The postings of a segment while it is gathered: by term, in the arrays in which they will be written."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from search_index.whoosh.postings import POSITION_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator


class Gathered:
    """Those of one term."""

    __slots__ = ("documents", "ends", "positions", "weights")

    def __init__(self) -> None:
        self.documents, self.weights = array("I"), array("f")
        self.ends, self.positions = array("I"), bytearray()


class Pool:
    """Takes the place of Whoosh's, which sorts single postings, in files once they are many."""

    def __init__(self) -> None:
        self._terms = defaultdict[bytes, Gathered](Gathered)

    def add(self, term: bytes, document: int, weight: float, positions: bytes) -> None:
        """Add a posting; the documents of a term come in order."""
        gathered = self._terms[term]
        gathered.documents.append(document)
        gathered.weights.append(weight)
        gathered.positions += positions
        gathered.ends.append(len(gathered.positions) // POSITION_WIDTH)

    def iter_postings(self) -> Iterator[tuple[bytes, Gathered]]:
        """Go through the terms in order."""
        return ((term, self._terms[term]) for term in sorted(self._terms))

    def cleanup(self) -> None:
        """Forget all."""
        self._terms.clear()
