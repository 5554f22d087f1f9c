"""How long each change is shown, so that a whole history takes 20 to 60 seconds, and large changes longer."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Milliseconds. A little inside of 20 and 60 seconds, for what drawing takes and clocks run late.
AT_LEAST, AT_MOST = 20_500, 57_500
SHORTEST, LONGEST = 400, 5_000  # of one pause; so up to three steps take less than 20 seconds
A_LOOK, A_WORD = 500, 150  # what it takes to see a change, and the square root of its words
MOST_BEATS = 80
A_REVISION = 10  # words: what having one more at once counts for, beside what it changed
MOST_STRETCHED, HALVINGS = 1_000.0, 40


class Beat(NamedTuple):
    """Steps that are shown at once, up to step `last` (counted from 1), and the pause after them."""

    last: int
    milliseconds: int


def beats(words: Sequence[int]) -> list[Beat]:
    """Return when what is shown, given how many words each step changed.

    Each step is a beat by itself as long as there are few enough; otherwise small neighbours are shown at once.
    """
    groups = _groups(words)
    wished = [_pause(sum(words[group.start : group.stop])) for group in groups]
    return [Beat(group.stop, pause) for group, pause in zip(groups, _fitted(wished), strict=True)]


def _pause(words: int) -> float:
    return A_LOOK + A_WORD * sqrt(words)


def _groups(words: Sequence[int]) -> list[range]:
    if len(words) <= MOST_BEATS:
        return [range(place, place + 1) for place in range(len(words))]
    weights = [A_REVISION + count for count in words]
    return _packed(weights, _least(lambda room: len(_packed(weights, room)) <= MOST_BEATS, most=sum(weights)))


def _packed(weights: Sequence[float], room: float) -> list[range]:
    """Return runs of neighbours that weigh no more than `room` together, or are one alone."""
    starts, taken = [0], 0.0
    for place, weight in enumerate(weights):
        if taken and taken + weight > room:
            starts.append(place)
            taken = 0.0
        taken += weight
    return [range(*ends) for ends in zip(starts, [*starts[1:], len(weights)], strict=True)]


def _fitted(wished: Sequence[float]) -> list[int]:
    """Return pauses in the same proportions that sum up to what a whole may take, each within its bounds."""

    def stretched(factor: float) -> list[int]:
        return [round(min(max(pause * factor, SHORTEST), LONGEST)) for pause in wished]

    if sum(stretched(1)) > AT_MOST:
        return stretched(1 / _least(lambda divisor: sum(stretched(1 / divisor)) <= AT_MOST, most=MOST_STRETCHED))
    return stretched(_least(lambda factor: sum(stretched(factor)) >= AT_LEAST, most=MOST_STRETCHED))


def _least(enough: Callable[[float], bool], most: float) -> float:
    """Return about the least number from 1 to `most` that is enough; `most` where none is."""
    too_little, plenty = 1.0, most
    if enough(too_little):
        return too_little
    for _ in range(HALVINGS):
        middle = (too_little + plenty) / 2
        too_little, plenty = (too_little, middle) if enough(middle) else (middle, plenty)
    return plenty
