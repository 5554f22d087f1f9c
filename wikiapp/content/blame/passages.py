"""What of a line is known again when it comes back: the line, and the sentences in it."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from wikiapp.content.blame.spans import WORD

SENTENCE = re.compile(r"\S.*?(?:[.!?]+(?=\s)|$)", re.DOTALL)
SEVERAL_WORDS = re.compile(r"\w+(?:\W+\w+){3}")  # fewer may stand in two sentences by chance
DIGEST = 8  # bytes: among the passages of one content no two are alike by chance


class Passage(NamedTuple):
    """A part of a line, from letter `start` up to `stop`, and what it is known by."""

    start: int
    stop: int
    digest: bytes


def passages(line: str) -> list[Passage]:
    """Return the line as a whole, without blanks around it, then its sentences; nothing if it holds no word."""
    said = line.strip()
    if not WORD.search(said):
        return []
    start = line.index(said)
    whole = _passage(said, start)
    found = [match for match in SENTENCE.finditer(said) if match[0] != said and SEVERAL_WORDS.search(match[0])]
    return [whole, *(_passage(match[0], start + match.start()) for match in found)]


def _passage(words: str, start: int) -> Passage:
    return Passage(start, start + len(words), blake2b(words.encode(), digest_size=DIGEST).digest())
