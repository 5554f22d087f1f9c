"""All segments of a build at one moment: what a search sees, from its first look to its last."""

from __future__ import annotations

import pickle
import struct
import time
from typing import TYPE_CHECKING, Self

from whoosh.index import TOC, EmptyIndexError
from whoosh.index import IndexError as BadIndex
from zstandard import ZstdError

from search_index.whoosh.shelf import Damaged, Shelf
from search_index.whoosh.storage import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoosh.index import FileIndex

# What may come of reading something else than what was written.
UNREADABLE = (
    OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ImportError, AssertionError,
    ArithmeticError, MemoryError, struct.error, ZstdError, pickle.UnpicklingError, BadIndex, EmptyIndexError,
    Damaged,
)  # fmt: skip
_TRIES, _PAUSE = 10, 0.02


class Library:
    """The shelves of a build, one for each segment."""

    def __init__(self, build: Path, index: FileIndex, generation: int, shelves: list[Shelf]) -> None:
        self.build, self.shelves = build, shelves
        self._index, self._generation = index, generation
        self.count = sum(len(shelf) - len(shelf.removed) for shelf in shelves)
        held = sum(len(shelf) for shelf in shelves)
        self.average_length = max(1.0, sum(shelf.total_length for shelf in shelves) / max(1, held))

    @classmethod
    def opened(cls, build: Path, before: Self | None = None) -> Self:
        """Open what was committed last, with the shelves that are open already. Raises what is UNREADABLE."""
        tries = _TRIES
        while True:
            try:
                return cls._opened(build, before)
            except (OSError, Damaged):
                # Another process may have merged segments since their names were read.
                tries -= 1
                if not tries or not build.is_dir():
                    raise
                time.sleep(_PAUSE)

    @classmethod
    def _opened(cls, build: Path, before: Self | None) -> Self:
        index = opened(build)
        contents = TOC.read(index.storage, index.indexname)
        known = {shelf.segment.segment_id(): shelf for shelf in before.shelves} if before else {}
        shelves = []
        for segment in contents.segments:
            shelf = known.get(segment.segment_id())
            shelves.append(shelf.as_of(segment) if shelf else Shelf(build, segment))
        return cls(build, index, contents.generation, shelves)

    def is_current(self) -> bool:
        """Tell whether nothing was committed since."""
        return bool(self._index.latest_generation() == self._generation)

    def find(self, key: str) -> tuple[Shelf, int] | None:
        """Return where the document of that key is."""
        for shelf in self.shelves:
            document = shelf.find(key)
            if document is not None:
                return shelf, document
        return None

    def versions(self) -> Iterator[tuple[str, str]]:
        """Go through the keys and versions of all documents."""
        for shelf in self.shelves:
            for number in shelf.present():
                document = shelf.card(number).document
                yield document.key, document.version

    def is_whole(self) -> bool:
        """Tell whether all that is on disk is what was written, having read all of it."""
        try:
            for shelf in self.shelves:
                shelf.check()
        except (OSError, Damaged):
            return False
        return True

    def check_sizes(self) -> None:
        """Raise Damaged where a file is gone or has been cut."""
        for shelf in self.shelves:
            shelf.check_sizes()
