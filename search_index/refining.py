"""The order of the best: titles that are what was asked for, and words that stand together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from search_index.weights import NEAR, NEARNESS, TITLE_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence


def refined(score: float, places: Sequence[Sequence[int]], rarities: Sequence[float], titled: int) -> float:
    """Return a score that knows where each of the words stands, and how many of the first positions are the title.

    Words whose rarity is 0 are those of little account: they belong to a title, but not to what it should hold.
    """
    in_title = [{position for position in each if position < titled} for each in places]
    of_account = [bool(found) for found, rarity in zip(in_title, rarities, strict=True) if rarity]
    if any(of_account):
        covered = len(set[int]().union(*in_title)) / titled
        score *= 1 + TITLE_COVERED * covered * sum(of_account) / len(of_account)
    return score + NEARNESS * _nearness(places, rarities)


def _nearness(places: Sequence[Sequence[int]], rarities: Sequence[float]) -> float:
    """Return how much all pairs of words gain by standing near each other: the rarer one's rarity, side by
    side."""
    standing = sorted((position, word) for word, each in enumerate(places) if rarities[word] for position in each)
    best: dict[tuple[int, int], float] = {}
    for (left, one), (right, other) in pairwise(standing):
        if one != other and 0 < right - left <= NEAR:
            pair = (one, other) if one < other else (other, one)
            best[pair] = max(best.get(pair, 0.0), min(rarities[one], rarities[other]) / (right - left))
    return sum(best.values())
