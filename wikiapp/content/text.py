"""How texts are kept: once each, hashed, in chains of differences that begin with a whole text.

Each text is compressed by zstd with the text before it as a prefix, so a small edit costs about its own
length. Chains only point backwards and are never rewritten: what was once written is never touched again.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import zstandard
from sqlalchemy import ForeignKey, Index, LargeBinary, SmallInteger, bindparam, func, literal_column, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikiapp.database import Base

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import CTE, ColumnElement, Connection

CHAIN_LENGTH = 32  # the most pieces that have to be read for one text
LEVEL = 7  # the highest that is quick: one more takes five times as long for a hundredth of the size
FORMAT, MAGIC = zstandard.FORMAT_ZSTD1_MAGICLESS, zstandard.FRAME_HEADER  # what all begin with isn't kept
LARGE_TABLES = 17  # a power of two
SHORT_HASH = 4  # bytes of each hash that the index holds: enough to find, then the whole hash decides


class TextDamaged(Exception):
    """A kept text can't be read back, or isn't what was written."""


class Text(Base):
    """One text, immutable, shared by all revisions that say the same."""

    __tablename__ = "text"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[bytes]
    prefix_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    depth: Mapped[int] = mapped_column(SmallInteger)
    data: Mapped[bytes]

    @classmethod
    def keep(cls, session: Session, words: str, after: Text | None = None, prefix: str = "") -> Text:
        """Return the text that says `words`, kept as a difference to `after`, which says `prefix`."""
        digest = digest_of(words)
        known = session.connection().scalar(BY_HASH, {"short": digest[:SHORT_HASH], "whole": digest})
        if known is not None:
            return session.get_one(cls, known)
        text = cls._encoded(words, digest, after, prefix)
        session.add(text)
        return text

    def read(self, session: Session) -> str:
        """Return the words, verified; raises TextDamaged. Costs the same however many texts there are."""
        return read_text(session.connection(), self.id, self.hash)

    @classmethod
    def _encoded(cls, words: str, digest: bytes, after: Text | None, prefix: str) -> Text:
        depth = depth_after(after.depth if after else None)
        if after is None or depth == 0:
            return cls(hash=digest, prefix_id=None, depth=0, data=compressed(words))
        return cls(hash=digest, prefix_id=after.id, depth=depth, data=compressed(words, prefix))


# Written out, since an index of what a function gives only serves who asks by the very words of it.
BEGINNING = func.substr(Text.hash, literal_column("1"), literal_column(str(SHORT_HASH)), type_=LargeBinary)
Index("ix_text_short_hash", BEGINNING)

# Finds the number of the text whose SHA-256 is `whole` and begins with `short`.
BY_HASH = select(Text.id).where(bindparam("short") == BEGINNING, Text.hash == bindparam("whole"))


def _chains(wanted: ColumnElement[bool]) -> CTE:
    columns = (Text.prefix_id, Text.depth, Text.data)
    chain = select(Text.id.label("of"), *columns).where(wanted).cte("chain", recursive=True)
    # A damaged link could point anywhere; that depth must fall keeps it from leading round in a circle.
    link = (Text.id == chain.c.prefix_id) & (Text.depth < chain.c.depth)
    return chain.union_all(select(chain.c.of, *columns).join(chain, link))


# Finds the pieces that make up the text `text_id`, the whole one first; the same for all the texts `text_ids`.
_ONE = _chains(Text.id == bindparam("text_id"))
PIECES = select(_ONE.c.data).order_by(_ONE.c.depth)
_MANY = _chains(Text.id.in_(bindparam("text_ids", expanding=True)))
PIECES_OF_MANY = select(_MANY.c.of, _MANY.c.data).order_by(_MANY.c.of, _MANY.c.depth)


def read_text(connection: Connection, text_id: int, digest: bytes) -> str:
    """Return the words of a text, verified; raises TextDamaged."""
    return verified(decoded(connection.scalars(PIECES, {"text_id": text_id})), digest)


def read_texts(connection: Connection, digests: Mapping[int, bytes]) -> dict[int, str]:
    """Return the words of many texts by their numbers, asked for at once; raises TextDamaged."""
    rows = connection.execute(PIECES_OF_MANY, {"text_ids": list(digests)})
    chains = {of: [data for _, data in pieces] for of, pieces in groupby(rows, key=itemgetter(0))}
    return {number: verified(decoded(chains.get(number, ())), digest) for number, digest in digests.items()}


def depth_after(depth: int | None) -> int:
    """Return how deep in its chain the text after one of that depth is; a whole text has depth 0."""
    return 0 if depth is None or depth + 1 >= CHAIN_LENGTH else depth + 1


def digest_of(words: str) -> bytes:
    """Return the SHA-256 of a text, by which it is known."""
    return hashlib.sha256(words.encode()).digest()


def verified(words: str, digest: bytes) -> str:
    """Return the words if they are those that were hashed; raises TextDamaged."""
    if digest_of(words) != digest:
        raise TextDamaged(f"the text {digest.hex()[:12]} does not say what was written")
    return words


def compressed(words: str, prefix: str = "") -> bytes:
    """Return a zstd frame of the words, which may refer to the text that stands before them."""
    data, before = words.encode(), prefix.encode()
    window = max(zstandard.WINDOWLOG_MIN, (len(data) + len(before)).bit_length())
    # Tables larger than these find little more, and cost more time to clear than to search.
    tables = min(window + 1, max(LARGE_TABLES, window - 1))
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, source_size=len(data), dict_size=len(before), window_log=window, hash_log=tables, chain_log=tables,
        format=FORMAT,
    )  # fmt: skip
    return zstandard.ZstdCompressor(dict_data=_prefix(before), compression_params=parameters).compress(data)


def decoded(pieces: Iterable[bytes], prefix: str = "") -> str:
    """Return what a chain of frames says, each read with the one before as its prefix; raises TextDamaged.

    Without its beginning, a chain can be read on from `prefix`, what its last missing piece says.
    """
    frames: list[Any] = [MAGIC + piece for piece in pieces]
    words = prefix.encode()
    try:
        if frames and not words:  # what the loop does, ten times as fast
            return zstandard.ZstdDecompressor().decompress_content_dict_chain(frames).decode()
        for frame in frames:
            words = zstandard.ZstdDecompressor(dict_data=_prefix(words)).decompress(frame)
        return words.decode()
    except (zstandard.ZstdError, ValueError, MemoryError, SystemError) as error:  # each for some kind of damage
        raise TextDamaged(f"a piece of a text can't be read: {error}") from error


def _prefix(words: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(words, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if words else None
