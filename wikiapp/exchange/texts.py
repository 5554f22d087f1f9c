"""The texts of one batch: looked up together, compressed side by side, written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, select

from wikiapp.content.text import BEGINNING, SHORT_HASH, Text, compressed, depth_after, digest_of
from wikiapp.exchange.numbering import fresh_ids

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from sqlalchemy.orm import Session

    from wikiapp.exchange.record import Record
    from wikiapp.exchange.tip import Tip


class KeptText(NamedTuple):
    """A text as revisions and later texts refer to it."""

    id: int
    hash: bytes
    depth: int


class _NewText(NamedTuple):
    kept: KeptText
    prefix_id: int | None
    data: Future[bytes]


class Texts:
    """Keeps each text once, as `Text.keep` does."""

    def __init__(self, session: Session, pool: Executor, records: list[Record]) -> None:
        self._session, self._pool = session, pool
        self._ids = fresh_ids(session, Text, len(records))
        self._digests = {record.line: digest_of(record.text) for record in records}
        self._known = self._found(set(self._digests.values()))
        self._new: list[_NewText] = []

    def digest(self, record: Record) -> bytes:
        """Return the hash of a record's text."""
        return self._digests[record.line]

    def keep(self, record: Record, tip: Tip) -> KeptText:
        """Return the text that says what a record says, as a difference to what the content said before."""
        digest, before = self.digest(record), tip.text
        if digest not in self._known:
            kept = KeptText(next(self._ids), digest, depth_after(before.depth if before else None))
            prefix_id, prefix = (before.id, tip.words) if before and kept.depth else (None, "")
            data = self._pool.submit(compressed, record.text, prefix)
            self._new.append(_NewText(kept, prefix_id, data))
            self._known[digest] = kept
        return self._known[digest]

    def write(self) -> None:
        """Write down the new texts, oldest first."""
        rows = [{**new.kept._asdict(), "prefix_id": new.prefix_id, "data": new.data.result()} for new in self._new]
        if rows:
            self._session.connection().execute(insert(Text), rows)

    def _found(self, digests: set[bytes]) -> dict[bytes, KeptText]:
        short = {digest[:SHORT_HASH] for digest in digests}
        alike = select(Text.id, Text.hash, Text.depth).where(BEGINNING.in_(short))
        return {row.hash: KeptText(*row) for row in self._session.execute(alike) if row.hash in digests}
