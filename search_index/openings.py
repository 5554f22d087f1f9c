"""How titles begin, and how they go on from each word in them: what somebody may be typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.analysis import folded, words
from search_index.folding import composed, squeeze

if TYPE_CHECKING:
    from search_index.parsing import Asked

LONGEST = 40  # letters that are told apart
_MOST = 12  # words of a title from which it may be entered
_LEAST_WITHIN, _MOST_WITHIN = 2, 8  # words of a title that is recognised within what was asked


def opening(typed: str) -> str:
    """Return what is typed, or a title, as openings are compared."""
    return squeeze(" ".join(folded(word) for word in words(composed(typed))))[:LONGEST]


def openings(title: str) -> tuple[str, list[str]]:
    """Return how a title begins, and how it goes on from each of its other words."""
    parts = [squeeze(folded(word)) for word in words(composed(title))][: _MOST + 1]
    inner = [" ".join(parts[number:])[:LONGEST] for number in range(1, len(parts))]
    return opening(title), inner


def titles_within(asked: Asked) -> list[str]:
    """Return the openings of what stands within the plain words of a query and may be the whole title of a
    document."""
    found = []
    for run in asked.runs:
        parts = [squeeze(folded(place.word)) for place in run]
        for first in range(len(parts)):
            ends = range(first + _LEAST_WITHIN, min(first + _MOST_WITHIN, len(parts)) + 1)
            found += [" ".join(parts[first:end]) for end in ends]
    return [title for title in found if len(title) < LONGEST]
