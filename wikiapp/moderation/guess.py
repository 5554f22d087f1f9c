"""Guessing whether a text is spam, by the words that moderators have let pass and those that they haven't.

Naive Bayes over which words and sites a text holds, not how often: the multinomial variant with Boolean
attributes, which did best of five in V. Metsis, I. Androutsopoulos and G. Paliouras, "Spam Filtering with Naive
Bayes – Which Naive Bayes?", CEAS 2006. It only sorts, and says by which words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from wikiapp.content.size import WORD
from wikiapp.filters.change import LINK, domains

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 10  # lessons of each sort: fewer say nothing
TOLD = 3  # words that weighed most
LONGEST_TEXT, MOST_SIGNS = 20_000, 5_000
A_LINK = "http://"  # what stands for any link at all


@dataclass(frozen=True)
class Guess:
    """How much likelier a text is spam than not, as a logarithm. `why` are the words that weighed most."""

    weight: float
    why: tuple[str, ...]

    @property
    def is_spam(self) -> bool:
        """Whether it looks like what moderators declined, rather than like what they approved."""
        return self.weight > 0


class Guesser:
    """What was learned from texts of which it is known whether they are spam."""

    def __init__(self, lessons: Iterable[tuple[str, bool]]) -> None:
        self._texts = Counter[bool]()
        self._signs = {True: Counter[str](), False: Counter[str]()}
        for text, is_spam in lessons:
            self._texts[is_spam] += 1
            self._signs[is_spam].update(signs_of(text))
        self._known = self._signs[True].keys() | self._signs[False].keys()

    @property
    def knows_enough(self) -> bool:
        """Whether there were lessons enough of both sorts."""
        return min(self._texts[True], self._texts[False]) >= FEWEST

    def guess(self, text: str) -> Guess:
        """Return how likely a text is spam."""
        weights = {sign: self._weight(sign) for sign in signs_of(text) & self._known}
        prior = log((self._texts[True] + 1) / (self._texts[False] + 1))
        heaviest = sorted(weights, key=lambda sign: (-weights[sign], sign))[:TOLD]
        return Guess(prior + sum(weights.values()), tuple(sign for sign in heaviest if weights[sign] > 0))

    def _weight(self, sign: str) -> float:
        return log(self._share(sign, of_spam=True) / self._share(sign, of_spam=False))

    def _share(self, sign: str, *, of_spam: bool) -> float:
        signs = self._signs[of_spam]
        return (signs[sign] + 1) / (signs.total() + len(self._known))


def signs_of(text: str) -> set[str]:
    """Return what a text is told by: its words in small letters, where it links to, that it links at all."""
    text = text[:LONGEST_TEXT]
    sites = domains(LINK, text)
    words = {word.casefold() for word in WORD.findall(LINK.sub(" ", text))[:MOST_SIGNS]}
    return words | set(sites) | ({A_LINK} if sites else set())
