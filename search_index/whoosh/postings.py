"""In which documents a term is, how much, and where: flat arrays, so that reading them is no work.

A term's postings are one string of bytes: the numbers of n documents, rising (4 bytes each), their weights (4),
the ends of their positions (4), and the positions (2), those of a document beginning at the end before its own.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from mmap import mmap

Posting = tuple[int, float, bytes]

_WIDTH, _POSITION_WIDTH = 4, 2
LAST_POSITION = 0xFFFF  # what stands further on in a text is found, but not side by side with anything


def write(postings: Iterable[Posting]) -> tuple[bytes, int]:
    """Return postings (document, weight, positions) as they are kept, and how many they are."""
    documents, weights, positions = zip(*postings, strict=True)
    ends = accumulate(len(each) // _POSITION_WIDTH for each in positions)
    parts = array("I", documents), array("f", weights), array("I", ends), b"".join(positions)
    return b"".join(parts), len(documents)


def read(kept: mmap, offset: int, count: int) -> Iterator[Posting]:
    """Go through postings as they were written."""
    documents, weights = documents_and_weights(kept, offset, count)
    for index, (document, weight) in enumerate(zip(documents, weights, strict=True)):
        yield document, weight, positions(kept, offset, count, index).tobytes()


def documents_and_weights(kept: mmap, offset: int, count: int) -> tuple[array[int], array[float]]:
    """Return the documents and the weights of a term."""
    middle = offset + count * _WIDTH
    return array("I", kept[offset:middle]), array("f", kept[middle : middle + count * _WIDTH])


def positions(kept: mmap, offset: int, count: int, index: int) -> array[int]:
    """Return where a term stands in the index-th of its documents."""
    ends = offset + 2 * count * _WIDTH
    begin = array("I", kept[ends + (index - 1) * _WIDTH : ends + index * _WIDTH])[0] if index else 0
    end = array("I", kept[ends + index * _WIDTH : ends + (index + 1) * _WIDTH])[0]
    base = ends + count * _WIDTH
    return array("H", kept[base + begin * _POSITION_WIDTH : base + end * _POSITION_WIDTH])
