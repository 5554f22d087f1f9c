"""The bytes of files in JSON Lines: each goes along with the first revision that shows it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from wikiapp.files.storage import NotStored
from wikiapp.markup import FileHead
from wikiapp.titles import FILE

if TYPE_CHECKING:
    from wikiapp.files.storage import Storage


class Carried:
    """What an export carries: every file once."""

    def __init__(self, files: Storage) -> None:
        self._files, self._gone_along = files, set[str]()

    def with_revision(self, kind: str, words: str) -> dict[str, str]:
        """Return the field that goes along with a revision, if one does; not where the bytes are missing."""
        head = FileHead.beginning(words) if kind == FILE else None
        if head is None or head.digest in self._gone_along:
            return {}
        self._gone_along.add(head.digest)
        try:
            with self._files.open(head.digest) as file:
                return {"data": base64.b64encode(file.read()).decode()}
        except NotStored:
            return {}


def keep(files: Storage, data: str | None, words: str) -> None:
    """Keep what came along with a revision that says `words`; raises ValueError if it shows something else."""
    if data is None:
        return
    head = FileHead.beginning(words)
    try:
        found = base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise ValueError("“data” is no base64") from error
    if head is None or hashlib.sha256(found).hexdigest() != head.digest:
        raise ValueError("“data” isn't what the text shows")
    files.put(head.digest, found)
