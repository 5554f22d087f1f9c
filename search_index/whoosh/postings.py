"""In which documents a term is, how much, and where: flat arrays, so that reading them is no work.

A term's postings are one string of bytes: the numbers of n documents, rising (4 bytes each), their weights (4),
the ends of their positions (4), and the positions (2), those of a document beginning at the end before its own.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

    from search_index.whoosh.pool import Gathered

Posting = tuple[int, float, bytes]

_WIDTH, POSITION_WIDTH = 4, 2
LAST_POSITION = 0xFFFF  # what stands further on in a text is found, but not side by side with anything


def written(gathered: Gathered) -> bytes:
    """Return postings as they are kept."""
    return b"".join((gathered.documents, gathered.weights, gathered.ends, gathered.positions))


def read(kept: mmap, offset: int, count: int) -> Iterator[Posting]:
    """Go through documents, weights and positions as they were gathered."""
    documents, weights = documents_and_weights(kept, offset, count)
    positions = Positions(kept, offset, count)
    for index, (document, weight) in enumerate(zip(documents, weights, strict=True)):
        yield document, weight, positions[index].tobytes()


def documents_and_weights(kept: mmap, offset: int, count: int) -> tuple[array[int], array[float]]:
    """Return the documents and the weights of a term."""
    middle = offset + count * _WIDTH
    return array("I", kept[offset:middle]), array("f", kept[middle : middle + count * _WIDTH])


class Positions:
    """Where a term stands in each of its documents."""

    def __init__(self, kept: mmap, offset: int, count: int) -> None:
        begin = offset + 2 * count * _WIDTH
        end = begin + count * _WIDTH
        self._ends = array("I", kept[begin:end])
        self._all = array("H", kept[end : end + self._ends[-1] * POSITION_WIDTH])

    def __getitem__(self, index: int) -> array[int]:
        return self._all[self._ends[index - 1] if index else 0 : self._ends[index]]
