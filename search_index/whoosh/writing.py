"""One commit to a build: what is taken out, what is put in, and which segments are merged on the way."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from whoosh.writing import SegmentWriter

from search_index.whoosh.codec import FILES, Codec
from search_index.whoosh.merging import to_merge
from search_index.whoosh.pool import Pool
from search_index.whoosh.shelf import Shelf
from search_index.whoosh.storage import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from search_index.whoosh.codec import Segment
    from search_index.whoosh.entry import Entry, Facts


class Writer(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types for it
    """Gathers what is to be committed at once; whoever has one holds the lock, too."""

    def __init__(self, build: Path) -> None:
        self._build = build
        super().__init__(opened(build), codec=Codec(), compound=False, _lk=False)
        self.pool = Pool()

    def remove(self, keys: Iterable[str], shelves: list[Shelf]) -> None:
        """Take out what was committed before; the shelves are as of the last commit."""
        segments = {segment.segment_id(): segment for segment in self.segments}
        for key in keys:
            for shelf in shelves:
                document = shelf.find(key)
                if document is not None:
                    segments[shelf.segment.segment_id()].delete_document(document)

    def put(self, entry: Entry) -> None:
        """Add a document."""
        for term, weight, positions in entry.terms:
            self.pool.add(term, self.docnum, weight, positions)
        self._shelve(entry.card, entry.facts)

    def commit_and_merge(self, choose: Callable[[list[Segment]], list[Segment]]) -> None:
        """Commit, with the segments that are chosen merged into the new one."""
        self.commit(mergetype=lambda _writer, segments: self._without_merged(segments, choose(segments)))

    def _without_merged(self, segments: list[Segment], chosen: list[Segment]) -> list[Segment]:
        for segment in chosen:
            self._take_over(Shelf(self._build, segment))
        return [segment for segment in segments if segment not in chosen]

    def _take_over(self, shelf: Shelf) -> None:
        moved = {}
        for document in shelf.present():
            moved[document] = self.docnum
            self._shelve(shelf.packed_card(document), shelf.facts(document))
        for number, term in enumerate(shelf.lexicon.terms):
            for document, weight, positions in shelf.postings(number):
                if document in moved:
                    self.pool.add(term, moved[document], weight, positions)

    def _shelve(self, card: bytes, facts: Facts) -> None:
        self.perdocwriter.add(card, facts)
        self.docnum += 1
        self._added = True

    def _finalize_segment(self) -> Segment:
        segment: Segment = super()._finalize_segment()
        segment.sums = {ending: self._sum(segment.make_filename(ending)) for ending in FILES}
        return segment

    def _sum(self, name: str) -> tuple[int, int]:
        written = (self._build / name).read_bytes()
        return len(written), zlib.crc32(written)


def commit(
    build: Path,
    entries: Iterable[Entry],
    removed: Iterable[str],
    shelves: list[Shelf],
    choose: Callable[[list[Segment]], list[Segment]] = to_merge,
) -> None:
    """Take out what is to be removed, put in the entries and merge segments: all of it, or nothing."""
    writer = Writer(build)
    try:
        writer.remove(removed, shelves)
        for each in entries:
            writer.put(each)
    except BaseException:
        writer.cancel()
        raise
    writer.commit_and_merge(choose)
