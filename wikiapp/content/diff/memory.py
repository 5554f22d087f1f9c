"""Differences that were asked for lately, in memory, each process its own.

They are known by the hashes of the two texts, which never change, so nothing here is ever out of date.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content.diff.difference import Difference

ROOM = 16 * 1024 * 1024  # bytes
Digests = tuple[bytes, bytes]


class Memory:
    """Keeps what was asked for last, as far as there is room."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._taken = room, 0
        self._kept: OrderedDict[Digests, Difference] = OrderedDict()
        self._lock = threading.Lock()

    def difference(self, digests: Digests, make: Callable[[], Difference]) -> Difference:
        """Return the difference of two texts with those hashes, made only if it isn't known."""
        with self._lock:
            known = self._kept.get(digests)
            if known is not None:
                self._kept.move_to_end(digests)
                return known
        made = make()
        self._keep(digests, made)
        return made

    def _keep(self, digests: Digests, made: Difference) -> None:
        with self._lock:
            if digests not in self._kept:
                self._taken += made.size
            self._kept[digests] = made
            while self._taken > self._room:
                self._taken -= self._kept.popitem(last=False)[1].size


remembered = Memory().difference
