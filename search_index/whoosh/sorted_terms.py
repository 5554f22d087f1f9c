"""Terms in order, in one string of bytes: as a list they would take many times the memory of each worker."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_END = b"\n"  # of a term: none holds one
_BLOCK = 64  # terms: of each the first is at hand, so that a term is found without looking into many
_LAST = b"\xff"  # comes after every letter of UTF-8

Written = tuple[bytes, bytes]


class SortedTerms:
    """Terms by number, in order of their bytes: all that begin alike stand together."""

    def __init__(self, joined: bytes, ends: array[int]) -> None:
        self._joined, self._ends = joined, ends
        self._firsts = [self[number] for number in range(0, len(ends), _BLOCK)]

    @classmethod
    def read(cls, written: Written) -> Self:
        """Return the terms that were written so."""
        joined, ends = written
        return cls(joined, array("I", ends))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        return self._joined[self._begin(number) : self._ends[number]]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.among(range(len(self))))

    def number(self, term: bytes) -> int | None:
        """Return the number of a term, None where it isn't here."""
        number = self._place(term)
        return number if number < len(self) and self[number] == term else None

    def beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so."""
        return range(self._place(prefix), self._place(prefix + _LAST))

    def among(self, numbers: range) -> list[bytes]:
        """Return the terms of consecutive numbers."""
        return (
            self._joined[self._begin(numbers.start) : self._ends[numbers.stop - 1]].split(_END) if numbers else []
        )

    def ending_with(self, letters: bytes, numbers: range) -> Iterator[int]:
        """Go through those of consecutive numbers whose terms end so."""
        return self.holding(letters + _END, numbers)

    def holding(self, letters: bytes, numbers: range) -> Iterator[int]:
        """Go through those of consecutive numbers whose terms hold some letters anywhere."""
        begin, end = (self._begin(numbers.start), self._ends[numbers.stop - 1] + len(_END)) if numbers else (0, 0)
        while (place := self._joined.find(letters, begin, end)) >= 0:
            number = bisect_left(self._ends, place)
            yield number
            begin = self._ends[number]

    def _place(self, term: bytes) -> int:
        """Return how many terms come before one."""
        block = max(0, bisect_left(self._firsts, term) - 1) * _BLOCK
        return block + bisect_left(self.among(range(block, min(block + _BLOCK, len(self)))), term)

    def _begin(self, number: int) -> int:
        return self._ends[number - 1] + len(_END) if number else 0


def written(terms: Sequence[bytes]) -> Written:
    """Return sorted terms as they are kept."""
    ends, end = array("I"), -len(_END)
    for term in terms:
        end += len(_END) + len(term)
        ends.append(end)
    return b"".join(term + _END for term in terms), ends.tobytes()
