"""The passages of a text: what of it stands or falls as one when it is edited.

A passage is a paragraph, and a line where lines are items, rows or too long together: an edit leaves all others
as they are, so what a text said in a thousand revisions is hardly more than what it says in one.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

LONG = 1_500  # letters: of a longer block each line is a passage
LIST_OR_TABLE = re.compile(r"\s*(?:[-*+]|\d+[.)]|\|)")
LETTERS = 16  # of a hash: enough to tell the passages of one content apart


class Passage(NamedTuple):
    """Some words as they were typed: of a text, or a title."""

    words: str
    is_title: bool = False

    def key(self, content: int) -> str:
        """Return what the passage is called among all passages of all contents."""
        digest = hashlib.sha256(self.words.encode()).hexdigest()[:LETTERS]
        return f"{content}-{'title' if self.is_title else 'text'}-{digest}"


def passages(title: str, text: str) -> frozenset[Passage]:
    """Return all the passages of what a revision says."""
    return frozenset([Passage(title, is_title=True), *(Passage(words) for words in _parts(text))])


def content_of(key: str) -> int:
    """Return the number of the content that the passage with that key is of."""
    return int(key.partition("-")[0])


def _parts(text: str) -> list[str]:
    found: list[str] = []
    for block in text.split("\n\n"):
        if len(block) > LONG or LIST_OR_TABLE.match(block):
            found += block.split("\n")
        else:
            found.append(block)
    return [stripped for part in found if (stripped := part.strip())]
