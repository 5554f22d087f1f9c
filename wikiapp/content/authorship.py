"""Who wrote each word of what contents say now, and of what was taken out of them.

Derived from the revisions, so it can be thrown away; `wikiapp.content.catching_up` makes it again.
"""

from __future__ import annotations

from zlib import crc32

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.content.blame.passages import DIGEST
from wikiapp.database import Base

SEAL = 2  # bytes of a checksum before the spans


class Authorship(Base):
    """A content's state: who wrote its text, as of the revision that the state is level with."""

    __tablename__ = "authorship"

    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    data: Mapped[bytes]


class BuriedPassage(Base):
    """A passage that was taken out of a content, and who had written it."""

    __tablename__ = "buried"
    __table_args__ = {"sqlite_with_rowid": False}

    content_id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST), primary_key=True)
    data: Mapped[bytes]

    @classmethod
    def row(cls, content_id: int, digest: bytes, spans: str) -> dict[str, object]:
        """Return a row in which it shows if the spans, or where they belong, are damaged."""
        said = spans.encode()
        return {"content_id": content_id, "digest": digest, "data": _seal(content_id, digest, said) + said}

    @staticmethod
    def opened(content_id: int, digest: bytes, data: bytes) -> str | None:
        """Return the spans of a row, None if they are damaged."""
        said = data[SEAL:]
        return said.decode() if data[:SEAL] == _seal(content_id, digest, said) else None


def _seal(content_id: int, digest: bytes, spans: bytes) -> bytes:
    return crc32(b"%d %b %b" % (content_id, digest, spans)).to_bytes(4)[:SEAL]
