"""How much a revision changed: the figure that a line of history shows."""

from __future__ import annotations

import re
from collections import Counter

from wikiapp.ends import edited

SHORT = 2_000  # letters up to which it is quicker not to leave out lines
WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def words_changed(old: str, new: str) -> tuple[int, int]:
    """Return how many words were added and how many removed; words that only moved count as neither."""
    edit = edited(old, new)
    gone, come = Counter(_words(edit.old, edit.new)), Counter(_words(edit.new, edit.old))
    return (come - gone).total(), (gone - come).total()


def _words(text: str, other: str) -> list[str]:
    # Lines that both have can't contribute, so the words of the others suffice: quick on long texts.
    if len(text) + len(other) < SHORT:
        return WORD.findall(text)
    lines = Counter(text.splitlines()) - Counter(other.splitlines())
    return [word for line in lines.elements() for word in WORD.findall(line)]
