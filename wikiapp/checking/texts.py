"""Texts against their hashes, each read once however long its chain."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from wikiapp.content import Revision, TextDamaged
from wikiapp.content.text import CHAIN_LENGTH, PIECES, Text, decoded, verified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

BATCH = 500
ROOM = 64_000_000  # letters of texts that are held because later ones may build on them
NAMED = 3  # revisions that a finding names


def text_findings(session: Session, progress: Callable[[int, int | None], None]) -> Iterator[str]:
    """Yield the texts that can't be read back as they were written, with the revisions that say them."""
    count, held = session.scalar(select(func.count()).select_from(Text)), HeldTexts(session)
    before = aliased(Text)
    columns = select(Text.id, Text.hash, Text.prefix_id, Text.depth, Text.data, before.depth.label("depth_before"))
    in_order = columns.outerjoin(before, Text.prefix_id == before.id).order_by(Text.id)
    for done, row in enumerate(session.execute(in_order.execution_options(yield_per=BATCH)), 1):
        progress(done, count)
        if row.depth >= CHAIN_LENGTH or row.depth != (0 if row.prefix_id is None else (row.depth_before or 0) + 1):
            yield f"Text {row.id} has a wrong place in its chain. {_said_in(session, row.id)}"
        try:
            prefix = "" if row.prefix_id is None else held.read(row.prefix_id)
            held.hold(row.id, verified(decoded([row.data], prefix), row.hash))
        except TextDamaged as damage:
            yield f"Text {row.id} is damaged: {damage}. {_said_in(session, row.id)}"


class HeldTexts:
    """Texts that were read lately."""

    def __init__(self, session: Session) -> None:
        self._session, self._texts, self._size = session, OrderedDict[int, str](), 0

    def hold(self, text_id: int, words: str) -> None:
        """Remember a text, and forget the oldest where room runs out."""
        self._texts[text_id] = words
        self._size += len(words)
        while self._size > ROOM:
            self._size -= len(self._texts.popitem(last=False)[1])

    def read(self, text_id: int) -> str:
        """Return a text, from its chain if it isn't held; raises TextDamaged."""
        if text_id not in self._texts:
            return decoded(self._session.connection().scalars(PIECES, {"text_id": text_id}))
        return self._texts[text_id]


def _said_in(session: Session, text_id: int) -> str:
    said_in = session.scalars(select(Revision).where(Revision.text_id == text_id).limit(NAMED)).all()
    names = ", ".join(f"revision {one.number} of “{one.title}”" for one in said_in)
    return f"It is what is said in {names}." if names else "No revision says it."
