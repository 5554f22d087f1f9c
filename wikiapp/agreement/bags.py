"""The words of texts, to be compared: those that were asked for last are kept in memory, each process its own."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from wikiapp.content import TextDamaged
from wikiapp.content.diff.share import Bag, bag_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikiapp.content import Content

ROOM = 150_000  # words that are kept: some 15 MB

_LOCK = threading.Lock()
_KEPT: OrderedDict[bytes, Bag] = OrderedDict()


def bags(content: Content, digests: Mapping[int, bytes]) -> dict[int, Bag]:
    """Return the words of some revisions, whose texts have these hashes; those that can't be read are left out."""
    kept = {number: _KEPT.get(digest) for number, digest in digests.items()}
    found = {number: bag for number, bag in kept.items() if bag}
    missing = sorted(digests.keys() - found.keys())
    for number, text in _read(content, missing):
        found[number] = _keep(digests[number], bag_of(text))
    return found


def _read(content: Content, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Yield texts, each read from the one before as far as that goes; one by one where one of them is damaged."""
    try:
        yield from zip(numbers, list(content.history.originals(numbers)), strict=True)
    except TextDamaged:
        for number in numbers:
            try:
                yield number, content.history.original(number)
            except TextDamaged:
                continue


def _keep(digest: bytes, bag: Bag) -> Bag:
    with _LOCK:
        _KEPT[digest] = bag
        _KEPT.move_to_end(digest)
        while len(_KEPT) > 1 and sum(len(kept.words) for kept in _KEPT.values()) > ROOM:
            _KEPT.popitem(last=False)
    return bag
