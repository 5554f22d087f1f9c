"""What was taken out of a text, and who had written it: for the day on which it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BETWEEN = "|"
MOST_ALIKE = 50  # copies of one passage that are remembered


class Buried:
    """Passages by digest, with the spans of all copies of each; those that are asked for must be known first."""

    def __init__(self) -> None:
        self._kept: dict[bytes, str | None] = {}
        self._copies: dict[bytes, list[str]] = {}

    def unknown(self, digests: Iterable[bytes]) -> set[bytes]:
        """Return those of the digests of which nothing is known yet."""
        return set(digests) - self._copies.keys()

    def know(self, digests: Iterable[bytes], kept: Mapping[bytes, str | None]) -> None:
        """Take over what is kept elsewhere of these digests, None being damaged; otherwise nothing was buried."""
        self._kept |= kept
        self._copies |= {digest: said.split(BETWEEN) if (said := kept.get(digest)) else [] for digest in digests}

    def bury(self, digest: bytes, spans: str) -> None:
        """Remember who had written a passage that is taken out."""
        self._copies[digest] = [*self._copies[digest][1 - MOST_ALIKE :], spans]

    def brought_back(self, digest: bytes) -> str | None:
        """Return who had written a passage that comes back, the copy that was buried last; None if it is new."""
        copies = self._copies[digest]
        return copies.pop() if copies else None

    def gone(self) -> list[bytes]:
        """Return the passages of which what is kept elsewhere isn't true any more."""
        return [digest for digest, spans in self._kept.items() if BETWEEN.join(self._copies[digest]) != spans]

    def come(self) -> dict[bytes, str]:
        """Return the passages that must be kept from now on, with their spans."""
        said = {digest: BETWEEN.join(copies) for digest, copies in self._copies.items() if copies}
        return {digest: spans for digest, spans in said.items() if self._kept.get(digest) != spans}
