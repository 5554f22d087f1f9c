"""All of a document, packed: what a hit shows, and what it takes to move the document to another index."""

from __future__ import annotations

import marshal
from array import array
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import zstandard

from search_index.analysis import end_of_word, words
from search_index.document import Document
from search_index.folding import composed
from search_index.reading import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 3  # of compression
_NARROW = 0xFFFF


@dataclass(frozen=True, slots=True)
class Card:
    """A document, its text composed, and where the words of that begin."""

    document: Document
    starts: list[int]

    def word_at(self, position: int) -> str:
        """Return the word that stands at a position of a Reading, in small letters."""
        title = words(composed(self.document.title))
        if position < len(title):
            return title[position].lower()
        text, start = self.document.text, self.starts[position - len(title) - GAP]
        return text[start : end_of_word(text, start)].lower()


def pack(document: Document, text: str, starts: Sequence[int]) -> bytes:
    """Return a card as it is kept."""
    steps = [after - before for before, after in pairwise([0, *starts])]
    width = "H" if max(steps, default=0) <= _NARROW else "I"
    fields = (
        document.key, document.title, text, document.headings, document.kind, document.language, document.tags,
        document.authors, _written(document.created), _written(document.changed), document.weight,
        document.audience, document.version, tuple(document.extra.items()), width, array(width, steps).tobytes(),
    )  # fmt: skip
    return zstandard.ZstdCompressor(_LEVEL, write_checksum=True).compress(marshal.dumps(fields))


def unpack(packed: bytes) -> Card:
    """Return the card that was packed."""
    # What has the right checksum is what was written, and may be trusted.
    fields = marshal.loads(zstandard.ZstdDecompressor().decompress(packed))  # noqa: S302
    *texts, created, changed, weight, audience, version, extra, width, steps = fields
    key, title, text, headings, kind, language, tags, authors = texts
    document = Document(
        key, title, text, headings, kind, language, tags, authors, _read(created), _read(changed), weight,
        audience, version, dict(extra),
    )  # fmt: skip
    return Card(document, list(accumulate(array(width, steps))))


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _read(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
