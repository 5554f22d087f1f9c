"""One segment, open: its facts and terms in memory, its postings and cards mapped from the disk."""

from __future__ import annotations

import copy
import marshal
import zlib
from array import array
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any, Self

from search_index.card import unpack
from search_index.sorts import Sort
from search_index.whoosh import names, postings
from search_index.whoosh.codec import CARDS, FACTS, FILES, POSTINGS, TERMS
from search_index.whoosh.entry import Facts
from search_index.whoosh.lexicon import Lexicon
from search_index.whoosh.postings import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search_index.card import Card
    from search_index.whoosh.codec import Segment
    from search_index.whoosh.postings import Posting


class Damaged(Exception):
    """What is on disk is not what was written."""


class Shelf:
    """What can be read of a segment. Nothing of it ever changes but which documents were removed."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        self._folder, self.segment = folder, segment
        self.removed = frozenset[int](segment.deleted_docs())
        self.check_sizes()
        offsets, lengths, titled, moments, weights, sorts, names_of_sorts = self._proved(FACTS)
        self.sorts = [Sort(*sort) for sort in names_of_sorts]
        self._offsets = array("Q", offsets)
        self.lengths, self.titled, self.sort_of = array("I", lengths), array("I", titled), array("I", sorts)
        self.moments, self.weights = array("d", moments), array("d", weights)
        self.total_length = sum(self.lengths)
        self.lexicon = Lexicon.read(self._proved(TERMS))
        self._postings, self._cards = self._mapped(POSTINGS), self._mapped(CARDS)

    def __len__(self) -> int:
        return len(self.lengths)

    def as_of(self, segment: Segment) -> Self:
        """Return the same shelf at another time, when other documents had been removed."""
        now = copy.copy(self)
        now.segment, now.removed = segment, frozenset(segment.deleted_docs())
        return now

    def documents_and_weights(self, number: int) -> tuple[array[int], array[float]]:
        """Return in which documents the term of that number is, and how much."""
        lexicon = self.lexicon
        return postings.documents_and_weights(self._postings, lexicon.offsets[number], lexicon.counts[number])

    def positions(self, number: int) -> Positions:
        """Return where that term stands in each of its documents."""
        return Positions(self._postings, self.lexicon.offsets[number], self.lexicon.counts[number])

    def postings(self, number: int) -> Iterator[Posting]:
        """Return all that is known of that term."""
        return postings.read(self._postings, self.lexicon.offsets[number], self.lexicon.counts[number])

    def card(self, document: int) -> Card:
        """Return all of a document."""
        return unpack(self.packed_card(document))

    def packed_card(self, document: int) -> bytes:
        """Return all of a document, as it is kept."""
        return self._cards[self._offsets[document] : self._offsets[document + 1]]

    def facts(self, document: int) -> Facts:
        """Return the facts of a document, as they are kept."""
        return Facts(
            self.lengths[document], self.titled[document], self.moments[document], self.weights[document],
            self.sorts[self.sort_of[document]],
        )  # fmt: skip

    def present(self) -> Iterator[int]:
        """Go through the documents that were not removed."""
        return (document for document in range(len(self)) if document not in self.removed)

    def find(self, key: str) -> int | None:
        """Return the document of that key, unless it isn't here or was removed."""
        number = self.lexicon.number(names.key(key))
        found = () if number is None else self.documents_and_weights(number)[0]
        return next((document for document in found if document not in self.removed), None)

    def check_sizes(self) -> None:
        """Raise Damaged where a file is gone or has been cut; it takes no time."""
        for ending in FILES:
            size = self.segment.sums[ending][0]
            try:
                whole = self._path(ending).stat().st_size == size
            except OSError:
                whole = False
            if not whole:
                raise Damaged(str(self._path(ending)))

    def check(self) -> None:
        """Raise Damaged where a file is not what was written; all of it is read."""
        self.check_sizes()
        for ending in FILES:
            self._bytes(ending)

    def _proved(self, ending: str) -> Any:
        # Only what is surely what was written may be read so.
        return marshal.loads(self._bytes(ending))  # noqa: S302

    def _bytes(self, ending: str) -> bytes:
        read = self._path(ending).read_bytes()
        if zlib.crc32(read) != self.segment.sums[ending][1]:
            raise Damaged(str(self._path(ending)))
        return read

    def _mapped(self, ending: str) -> mmap:
        with self._path(ending).open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)

    def _path(self, ending: str) -> Path:
        return self._folder / f"{self.segment.segment_id()}{ending}"
