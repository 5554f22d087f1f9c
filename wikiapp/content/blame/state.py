"""Who wrote what a content says at one of its revisions, as it is kept from save to save."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Self

import zstandard

from wikiapp.content.blame.spans import cover, spans_in
from wikiapp.content.diff import lines

if TYPE_CHECKING:
    from wikiapp.content.blame.buried import Buried
    from wikiapp.content.blame.step import Step

ZSTD_LEVEL = 3
LATELY, ROOM = 8, 64_000  # earlier texts whose authors are remembered, and letters that they may take
BETWEEN = "\0"


class Authors(NamedTuple):
    """Who wrote each line of one text, which is known by its number."""

    text: int
    lines: list[str]

    @classmethod
    def read(cls, written: str) -> Self:
        """Return what was written down."""
        text, *spans = written.split("\n")
        return cls(int(text), spans)

    def written(self) -> str:
        """Return all of it as a string."""
        return "\n".join([str(self.text), *self.lines])


class _Zstd(threading.local):
    """Making these takes longer than what they do, and a thread can't use another's."""

    def __init__(self) -> None:
        self.packed = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True).compress
        self.unpacked = zstandard.ZstdDecompressor().decompress


ZSTD = _Zstd()


@dataclass(frozen=True)
class State:
    """Level with revision `level`; `lately` has the authors of texts before it, for whoever goes back to one."""

    level: int
    authors: Authors
    lately: tuple[str, ...] = ()

    @classmethod
    def begun(cls, text: int, words: str) -> Self:
        """Return the state after a first revision, which wrote every word."""
        return cls(1, Authors(text, ["1"] * len(lines(words))))

    @classmethod
    def unpacked(cls, data: bytes) -> Self | None:
        """Return what was packed, None if that is damaged."""
        try:
            level, newest, *lately = ZSTD.unpacked(data).decode().split(BETWEEN)
            return cls(int(level), Authors.read(newest), tuple(lately))
        except (zstandard.ZstdError, ValueError, MemoryError):  # a damaged frame may claim to be of any size
            return None

    def packed(self) -> bytes:
        """Return it as bytes that show if they were damaged."""
        said = BETWEEN.join([str(self.level), self.authors.written(), *self.lately])
        return ZSTD.packed(said.encode())

    def after(self, step: Step, text: int, buried: Buried) -> Self:
        """Return the state after the step to the next revision, which says the text of that number."""
        if text == self.authors.text:
            return type(self)(step.revision, self.authors, self.lately)
        authors = Authors(text, step.authors(self.authors.lines, buried))
        known = [said for said in self.lately if said.startswith(f"{text}\n") or said == str(text)]
        if known:  # it said so lately, so all of it has its authors back
            authors = Authors.read(known[0])
        others = [said for said in self.lately if said not in known]
        return type(self)(step.revision, authors, _lately([self.authors.written(), *others]))

    def covers(self, words: str) -> bool:
        """Tell whether it names a revision that there is for each letter of a text."""
        said = lines(words)
        return len(said) == len(self.authors.lines) and all(
            self._covers(spans, len(line)) for line, spans in zip(said, self.authors.lines, strict=True)
        )

    def _covers(self, spans: str, length: int) -> bool:
        origins = (int(origin) for origin, _ in spans_in(spans, length))
        return cover(spans, length) and all(1 <= origin <= self.level for origin in origins)


def _lately(written: list[str]) -> tuple[str, ...]:
    room = zip(written[:LATELY], accumulate(map(len, written)), strict=False)
    return tuple([said for said, taken in room if taken <= ROOM])
