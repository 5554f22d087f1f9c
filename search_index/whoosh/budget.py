"""How much a search may read. It is counted, not timed: so the same question always has the same answer."""

from __future__ import annotations


class Budget:
    """A number of postings."""

    def __init__(self, postings: int) -> None:
        self._left = postings
        self.exceeded = False
        """Whether something was left out."""

    def spend(self, postings: int) -> bool:
        """Take from it, and tell whether there was enough."""
        if postings > self._left:
            self.exceeded = True
            return False
        self._left -= postings
        return True
