"""What may have been meant where little was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.analysis import folded
from search_index.distance import distance, slips_allowed
from search_index.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search_index.parsing import Asked

LITTLE = 3  # documents, below which something else may be meant
_TIMES = 10  # as frequent as what was typed must be what is proposed for it


def did_you_mean(
    asked: Asked,
    whole: int,
    counts: Mapping[str, int],
    better: Callable[[str, int], str],
    search: Callable[[str], int],
) -> str:
    """Return what was typed, spelled so that more is found, or nothing.

    `whole` documents hold all words; `counts` says in how many each is; `better` gives another word for one of
    so few documents, and `search` how many documents hold all words of a text.
    """
    if whole >= LITTLE:
        return ""
    proposed = {folded(word): better(word, count) for word, count in counts.items() if count < LITTLE}
    text = _with({word: spelled for word, spelled in proposed.items() if spelled}, asked)
    return text if text != asked.text and search(text) > whole else ""


def nearest(typed: str, count: int, candidates: Mapping[str, int]) -> str | None:
    """Return which of the folded words, each in so many documents, is most likely to be meant by one that is
    typed."""
    word = folded(typed)
    most = slips_allowed(len(squeeze(word)))
    rated = [
        (slips, -often, other)
        for other, often in candidates.items()
        if often >= max(1, count * _TIMES) and (slips := _slips(word, other, most))
    ]
    return min(rated)[2] if rated else None


def _slips(word: str, other: str, most: int) -> int | None:
    """Return how many slips are between two folded words, squeezed or not: `procent` has become `prcoent`."""
    pairs = {(word, other), (squeeze(word), squeeze(other))}
    found = (distance(*pair, most) for pair in pairs if _may_be_near(*pair, most))
    return min((slips for slips in found if slips is not None), default=None)


def _may_be_near(word: str, other: str, most: int) -> bool:
    """Tell whether going through two words letter by letter is worth while."""
    return abs(len(word) - len(other)) <= most and len(set(word).symmetric_difference(other)) <= 2 * most


def _with(better: Mapping[str, str], asked: Asked) -> str:
    """Return what was asked, with other words in the places of some."""
    text = asked.text
    for run in reversed(asked.runs):
        for word, start in reversed(run):
            text = text[:start] + better.get(folded(word), word) + text[start + len(word) :]
    return text
