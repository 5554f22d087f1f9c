"""What a query seeks and shuns, however an engine finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word, or a clause, and how rare it is: 0 where that says nothing of a hit."""

    typed: str
    rarity: float


Sought = TypeVar("Sought", bound=Weighed)
StopWord = TypeVar("StopWord")


@dataclass(frozen=True, slots=True)
class Question(Generic[Sought, StopWord]):
    """All that a query seeks and shuns, each with what an engine knows of it."""

    words: list[Sought]
    """The plain words: those that can be done without, if need be."""
    wanted: list[Sought]
    unwanted: list[Sought]
    stop_words: list[StopWord]
    """Those of little account, which count by where they stand alone."""

    @property
    def telling(self) -> list[Sought]:
        """What says how good a hit is."""
        return [*self.words, *(clause for clause in self.wanted if clause.rarity)]

    @property
    def can_be_relaxed(self) -> bool:
        """Whether something is left where a plain word is done without."""
        return bool(self.words) and len(self.telling) > 1
