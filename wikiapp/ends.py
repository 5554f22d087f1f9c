"""The lines that two texts begin and end with alike: found at a glance, however long they are."""

from __future__ import annotations

from typing import NamedTuple


class Ends(NamedTuple):
    """How many letters both begin with, and end with: whole lines, none of them counted twice."""

    beginning: int
    ending: int

    def between(self, text: str) -> str:
        """Return what one of the two says between them."""
        return text[self.beginning : len(text) - self.ending]


class Edit(NamedTuple):
    """The lines that an edit put in place of others, and how many lines stand above them."""

    above: int
    old: str
    new: str


def edited(old: str, new: str) -> Edit:
    """Return what an edit did, but for the lines that it left alone at both ends."""
    ends = common_ends(old, new)
    return Edit(old.count("\n", 0, ends.beginning), ends.between(old), ends.between(new))


def common_ends(old: str, new: str) -> Ends:
    """Return what two texts have in common at both ends."""
    if old == new:
        return Ends(len(old), 0)
    beginning = old.rfind("\n", 0, _common_beginning(old, new)) + 1
    room = min(len(old), len(new)) - beginning
    return Ends(beginning, _from_a_line_on(_common_ending(old, new, room), old, new, beginning))


def _from_a_line_on(ending: int, old: str, new: str, beginning: int) -> int:
    """Return how much of a common ending is whole lines in both texts."""
    at, there = len(old) - ending, len(new) - ending
    if (at == beginning or old[at - 1] == "\n") and (there == beginning or new[there - 1] == "\n"):
        return ending
    line = old.find("\n", at) + 1
    return len(old) - line if line else 0


def _common_beginning(old: str, new: str) -> int:
    # By halves: comparing long slices is quick, comparing letter by letter is not.
    same, most = 0, min(len(old), len(new))
    stride = 1 << most.bit_length()
    while stride := stride // 2:
        if same + stride <= most and old.startswith(new[same : same + stride], same):
            same += stride
    return same


def _common_ending(old: str, new: str, most: int) -> int:
    same = 0
    stride = 1 << most.bit_length()
    while stride := stride // 2:
        there = len(new) - same
        if same + stride <= most and old.endswith(new[there - stride : there], 0, len(old) - same):
            same += stride
    return same
