"""What becomes of a text before it is indexed or looked up: its words, and the terms that stand for them.

A term is `stem/word`, both folded: `virksom/virksomheder`. Sorted, all inflections of a word stand together, and
each can still be told from the others: what was written is found first, and then what was meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from search_index.folding import fold, squeeze
from search_index.stemming import LANGUAGES, OTHER, stem

RULES = "1"  # to be raised with any change to the terms a text is found by: older indexes are then built anew
BETWEEN = "/"
LONGEST = 60  # letters of a word that are told apart: what is longer was not written by anybody

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # each is a word: no blanks are between them
_LETTERS = rf"[^\W_{_IDEOGRAPH}]+"
_WORD = re.compile(rf"[{_IDEOGRAPH}]|{_LETTERS}(?:['’]{_LETTERS})*")
_HYPHENS = re.compile(r"[-‐‑]")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")


class Place(NamedTuple):
    """A word of a text, and where it begins there."""

    word: str
    start: int


def places(text: str) -> list[Place]:
    """Return the words of a composed text, in order, and where they begin."""
    return [Place(found[0], found.start()) for found in _WORD.finditer(text)]


def words_and_starts(text: str) -> tuple[list[str], list[int]]:
    """Return the same in two lists, which is quicker for a long text."""
    found = list(_WORD.finditer(text))
    return [each[0] for each in found], [each.start() for each in found]


def words(text: str) -> list[str]:
    """Return the words of a composed text, in order."""
    return _WORD.findall(text)


def hyphenated(text: str) -> list[Place]:
    """Return what is joined by hyphens in a composed text, each as one word without them: `email` for e-mail."""
    if not _HYPHENS.search(text):
        return []
    return [Place(_HYPHENS.sub("", found[0]), found.start()) for found in _HYPHENATED.finditer(text)]


@lru_cache(maxsize=1 << 16)
def term(word: str, language: str) -> str:
    """Return what stands for a word of a text in that language: one of those understood, or `other`."""
    word = word[:LONGEST]
    return f"{squeeze(stem(word, language))}{BETWEEN}{fold(word)}"


@lru_cache(maxsize=1 << 12)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems, not squeezed, that a word may have, whatever its language or that of the text."""
    return tuple(dict.fromkeys(stem(word[:LONGEST], language) for language in (*LANGUAGES, OTHER)))


def folded(word: str) -> str:
    """Return a word as it stands in a term behind its stem."""
    return fold(word[:LONGEST])


def end_of_word(text: str, start: int) -> int:
    """Return where the word ends that begins at a place of a composed text."""
    found = _WORD.match(text, start)
    return found.end() if found else start
