"""Which words begin nearly as what is typed: found by leaving out a letter on both sides (as SymSpell does)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LENGTHS = (4, 5, 6)  # letters by which beginnings are compared


class Beginnings:
    """The beginnings of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_variant = defaultdict[str, set[str]](set)
        for beginning in {word[:length] for word in words for length in _LENGTHS}:
            for variant in _variants(beginning):
                self._by_variant[variant].add(beginning)

    def like(self, typed: str) -> set[str]:
        """Return the beginnings that may be meant by what is typed; some are quite different."""
        variants = _variants(typed[: _LENGTHS[-1]]) if len(typed) >= _LENGTHS[0] else ()
        return set[str]().union(*(self._by_variant.get(variant, ()) for variant in variants))


def _variants(beginning: str) -> set[str]:
    return {beginning} | {beginning[:place] + beginning[place + 1 :] for place in range(len(beginning))}
