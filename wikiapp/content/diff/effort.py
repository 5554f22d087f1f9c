"""How much a comparison may cost: counted, not timed, so that the same two texts always give the same answer."""

from __future__ import annotations


class Effort:
    """A number of steps that can be spent."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self, steps: int) -> bool:
        """Tell whether something of that many steps may still be done, and count it."""
        affordable = steps <= self._left
        if affordable:
            self._left -= steps
        return affordable
