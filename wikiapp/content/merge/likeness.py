"""When a word or a row is still the same one, corrected."""

from __future__ import annotations

from bisect import bisect_left

ALIKE = 0.75  # the share that must be left as it was


def alike(one: str, other: str) -> bool:
    """Tell whether one stretch was replaced in the one to get the other, and all but little was left as it was."""
    before = _shared(one, other)
    after = _shared(one[before:][::-1], other[before:][::-1])
    return before + after >= ALIKE * max(len(one), len(other))


def _shared(one: str, other: str) -> int:
    """Return the length of what two texts begin with."""
    lengths = range(1, min(len(one), len(other)) + 1)
    return bisect_left(lengths, True, key=lambda length: one[:length] != other[:length])
