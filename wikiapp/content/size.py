"""How much a revision changed: the figure that a line of history shows."""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def words_changed(old: str, new: str) -> tuple[int, int]:
    """Return how many words were added and how many removed; words that only moved count as neither."""
    # Lines that both have can't contribute, so the words of the others suffice: quick on long texts.
    old, new = _without_common_ends(old, new)
    old_lines, new_lines = Counter(old.splitlines()), Counter(new.splitlines())
    gone, come = _words(old_lines - new_lines), _words(new_lines - old_lines)
    return (come - gone).total(), (gone - come).total()


def _without_common_ends(old: str, new: str) -> tuple[str, str]:
    beginning = old.rfind("\n", 0, _common_beginning(old, new)) + 1
    old, new = old[beginning:], new[beginning:]
    ending = _common_ending(old, new)
    first_line = old.find("\n", len(old) - ending) + 1
    ending = len(old) - first_line if first_line else 0
    return old[: len(old) - ending], new[: len(new) - ending]


def _common_beginning(old: str, new: str) -> int:
    # By halves: comparing long slices is quick, comparing letter by letter is not.
    same, most = 0, min(len(old), len(new))
    stride = 1 << most.bit_length()
    while stride := stride // 2:
        if same + stride <= most and old.startswith(new[same : same + stride], same):
            same += stride
    return same


def _common_ending(old: str, new: str) -> int:
    same, most = 0, min(len(old), len(new))
    stride = 1 << most.bit_length()
    while stride := stride // 2:
        there = len(new) - same
        if same + stride <= most and old.endswith(new[there - stride : there], 0, len(old) - same):
            same += stride
    return same


def _words(lines: Counter[str]) -> Counter[str]:
    return Counter(word for line in lines.elements() for word in WORD.findall(line))
