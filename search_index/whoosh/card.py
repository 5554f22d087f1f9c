"""All of a document, packed: what a hit shows, and what it takes to move the document to another index."""

from __future__ import annotations

import marshal
import zlib
from array import array
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise

from search_index.document import Document

_LEVEL = 3  # of compression


@dataclass(frozen=True, slots=True)
class Card:
    """A document, and where the words of its composed text begin."""

    document: Document
    starts: list[int]


def pack(document: Document, starts: list[int]) -> bytes:
    """Return a card as it is kept."""
    steps = array("I", [after - before for before, after in pairwise([0, *starts])])
    fields = (
        document.key, document.title, document.text, document.headings, document.kind, document.language,
        document.tags, document.authors, _written(document.created), _written(document.changed), document.weight,
        document.audience, document.version, tuple(document.extra.items()),
    )  # fmt: skip
    return zlib.compress(marshal.dumps((fields, steps.tobytes())), _LEVEL)


def unpack(packed: bytes) -> Card:
    """Return the card that was packed."""
    # What zlib has proved to be what was written may be trusted.
    packed_fields, steps = marshal.loads(zlib.decompress(packed))  # noqa: S302
    *texts, created, changed, weight, audience, version, extra = packed_fields
    key, title, text, headings, kind, language, tags, authors = texts
    document = Document(
        key, title, text, headings, kind, language, tags, authors, _read(created), _read(changed), weight, audience,
        version, dict(extra),
    )  # fmt: skip
    return Card(document, list(accumulate(array("I", steps))))


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _read(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
