"""Reading a whole history: each text from the one before, not from the beginning of its chain."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from wikiapp.content.text import CHAIN_LENGTH, PIECES, decoded, verified

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ForwardReader:
    """Reads the texts of a content in the order in which they were written; remembers the latest of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read = OrderedDict[int, str]()

    def read(self, text_id: int, digest: bytes, prefix_id: int | None, data: bytes) -> str:
        """Return what a text says, verified; raises TextDamaged."""
        if text_id not in self._read:
            self._read[text_id] = verified(self._decoded(text_id, prefix_id, data), digest)
        self._read.move_to_end(text_id)
        while len(self._read) > CHAIN_LENGTH:
            self._read.popitem(last=False)
        return self._read[text_id]

    def _decoded(self, text_id: int, prefix_id: int | None, data: bytes) -> str:
        if prefix_id is None or prefix_id in self._read:
            return decoded([data], self._read[prefix_id] if prefix_id else "")
        return decoded(self._session.connection().scalars(PIECES, {"text_id": text_id}))
