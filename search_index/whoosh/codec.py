"""How a segment is written: four files, each of which is read whole or by offsets, and none of which ever changes.

Whoosh asks its codec for a writer of what there is by document and for one of what there is by term. Its own codec
compresses blocks of 128 postings; these are read ten times as often as written, and whole.
"""

from __future__ import annotations

import marshal
import secrets
from array import array
from typing import TYPE_CHECKING, Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment

from search_index.whoosh import postings
from search_index.whoosh.lexicon import LexiconWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.filedb.filestore import FileStorage

    from search_index.whoosh.entry import Facts
    from search_index.whoosh.pool import Gathered

CARDS, FACTS, TERMS, POSTINGS = FILES = (".cards", ".facts", ".terms", ".postings")


class Codec(base.Codec):  # type: ignore[misc]  # Whoosh has no types for it
    """Writes segments; a Shelf reads them."""

    length_stats = False  # the lengths of documents are facts, not statistics of terms

    def per_document_writer(self, storage: FileStorage, segment: Segment) -> CardWriter:
        """Return what takes documents, in the order of their numbers."""
        return CardWriter(storage, segment)

    def field_writer(self, storage: FileStorage, segment: Segment) -> TermWriter:
        """Return what takes postings, in the order of their terms."""
        return TermWriter(storage, segment)

    def new_segment(self, _storage: FileStorage, indexname: str) -> Segment:
        """Return a segment of a new name, which doesn't hang on who seeds `random`."""
        return Segment(self, indexname, segid=secrets.token_hex(8))


class Segment(W3Segment):  # type: ignore[misc]  # Whoosh has no types for it
    """A name for four files, and which of their documents were removed since."""

    sums: dict[str, tuple[int, int]]
    """Size and CRC-32 of each file, by its ending."""

    def should_assemble(self) -> bool:
        """Tell Whoosh to leave the files as they are."""
        return False


class CardWriter:
    """Writes the cards and the facts of documents."""

    def __init__(self, storage: FileStorage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self._cards = segment.create_file(storage, CARDS)
        self._offsets = array("Q", [0])
        self._facts: list[Facts] = []
        self.is_closed = False

    def add(self, card: bytes, facts: Facts) -> None:
        """Add the next document."""
        self._cards.write(card)
        self._offsets.append(self._offsets[-1] + len(card))
        self._facts.append(facts)

    def close(self) -> None:
        """Write what was gathered."""
        self._cards.close()
        sorts = list(dict.fromkeys(facts.sort for facts in self._facts))
        number = {sort: number for number, sort in enumerate(sorts)}
        kept = (
            self._offsets.tobytes(),
            array("I", [facts.length for facts in self._facts]).tobytes(),
            array("I", [facts.titled for facts in self._facts]).tobytes(),
            array("d", [facts.moment for facts in self._facts]).tobytes(),
            array("d", [facts.weight for facts in self._facts]).tobytes(),
            array("I", [number[facts.sort] for facts in self._facts]).tobytes(),
            [tuple(sort) for sort in sorts],
        )
        _write(self._segment.create_file(self._storage, FACTS), kept)
        self.is_closed = True


class TermWriter:
    """Writes the terms and their postings."""

    def __init__(self, storage: FileStorage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self._lexicon = LexiconWriter()
        self.is_closed = False

    def add_postings(self, _schema: Any, _lengths: None, items: Iterable[tuple[bytes, Gathered]]) -> None:
        """Write all postings, which come sorted by term."""
        with self._segment.create_file(self._storage, POSTINGS) as file:
            offset = 0
            for term, gathered in items:
                written = postings.written(gathered)
                self._lexicon.add(term, offset, len(gathered.documents))
                file.write(written)
                offset += len(written)

    def close(self) -> None:
        """Write the terms."""
        _write(self._segment.create_file(self._storage, TERMS), self._lexicon.written())
        self.is_closed = True


def _write(file: Any, kept: Any) -> None:
    with file:
        file.write(marshal.dumps(kept))
