"""What a stand is called in its address."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from wikiapp.blog.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKEN = {"new"}  # by pages about all stands


def slugs(name: str) -> Iterator[str]:
    """Yield the addresses that a stand of that name may have, the best first."""
    first = slug(name)
    if first not in TAKEN:
        yield first
    yield from (f"{first}-{number}" for number in count(2))
