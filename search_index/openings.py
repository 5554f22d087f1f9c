"""How titles begin, and how they go on from each word in them: what somebody may be typing."""

from __future__ import annotations

from search_index.analysis import folded, words
from search_index.folding import composed, squeeze

LONGEST = 40  # letters that are told apart
_MOST = 12  # words of a title from which it may be entered


def opening(typed: str) -> str:
    """Return what is typed, or a title, as openings are compared."""
    return squeeze(" ".join(folded(word) for word in words(composed(typed))))[:LONGEST]


def openings(title: str) -> tuple[str, list[str]]:
    """Return how a title begins, and how it goes on from each of its other words."""
    parts = [squeeze(folded(word)) for word in words(composed(title))][: _MOST + 1]
    inner = [" ".join(parts[number:])[:LONGEST] for number in range(1, len(parts))]
    return opening(title), inner
