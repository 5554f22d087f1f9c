"""How much a revision changed: the figure that a line of history shows."""

from __future__ import annotations

import re
from collections import Counter

from wikiapp.ends import common_ends

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def words_changed(old: str, new: str) -> tuple[int, int]:
    """Return how many words were added and how many removed; words that only moved count as neither."""
    # Lines that both have can't contribute, so the words of the others suffice: quick on long texts.
    ends = common_ends(old, new)
    old, new = ends.between(old), ends.between(new)
    old_lines, new_lines = Counter(old.splitlines()), Counter(new.splitlines())
    gone, come = _words(old_lines - new_lines), _words(new_lines - old_lines)
    return (come - gone).total(), (gone - come).total()


def _words(lines: Counter[str]) -> Counter[str]:
    return Counter(word for line in lines.elements() for word in WORD.findall(line))
