"""The plain words of a query, and how near a word of a text comes to each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from search_index.analysis import folded, stems
from search_index.folding import squeeze
from search_index.stop_words import STOP_WORDS
from search_index.weights import EXACT, INFLECTED, RESPELLED

if TYPE_CHECKING:
    from search_index.analysis import Place

_LINKS = ("", "s", "e")  # letters that Danish puts between the parts of a compound


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that was asked for."""

    word: str
    folded: str
    stems: tuple[str, ...]
    joined: tuple[str, ...] = ()
    """What it makes with the word beside it, were they written as one: cheatsheet for cheat sheet."""

    @classmethod
    def called(cls, word: str, joined: tuple[str, ...] = ()) -> Wanted:
        """Want a word as it was typed."""
        return cls(word, folded(word), stems(word), joined)

    @property
    def is_stop_word(self) -> bool:
        """Whether it may be one that stands in nearly every text. Written in capitals it is none: IT, US."""
        return self.folded in STOP_WORDS and not (len(self.word) > 1 and self.word.isupper())

    def groups(self) -> tuple[str, ...]:
        """Return the stems as they begin terms."""
        return tuple(dict.fromkeys(map(squeeze, self.stems)))

    def nearness(self, other: str) -> float:
        """Return how near a folded word that has one of the stems comes to this one; 0 for not at all."""
        if other == self.folded:
            return EXACT
        if squeeze(other) == other and squeeze(self.folded) == self.folded:
            return INFLECTED
        if other.startswith(self.stems):
            return INFLECTED
        return 0.0 if other in STOP_WORDS else RESPELLED


def wanted_words(runs: tuple[tuple[Place, ...], ...]) -> list[Wanted]:
    """Return each plain word once, in order."""
    joined: dict[str, list[str]] = {}
    for run in runs:
        for left, right in pairwise(folded(place.word) for place in run):
            if not {left, right} & STOP_WORDS:
                compounds = [left + link + right for link in _LINKS]
                joined.setdefault(left, []).extend(compounds)
                joined.setdefault(right, []).extend(compounds)
    first = {folded(place.word): place.word for run in reversed(runs) for place in reversed(run)}
    in_order = dict.fromkeys(folded(place.word) for run in runs for place in run)
    return [Wanted.called(first[each], tuple(joined.get(each, ()))) for each in in_order]
