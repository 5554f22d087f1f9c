"""What comes first: BM25F over the words, then titles that are what was asked for, and words that stand
together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.weights import LENGTH, SATURATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search_index.whoosh.shelf import Shelf

Amounts = dict[int, float]


def scores(
    documents: Iterable[int], words: Sequence[tuple[Amounts, float]], shelf: Shelf, average_length: float
) -> dict[int, float]:
    """Return how much each document is about words, of which it is known how much each is where, and how rare
    it is."""
    pressed, by_length = SATURATION * (1 - LENGTH), SATURATION * LENGTH / average_length
    lengths, weights = shelf.lengths, shelf.weights
    pressure = {document: pressed + by_length * lengths[document] for document in documents}
    total = dict.fromkeys(pressure, 0.0)
    for amounts, rarity in words:
        amount_in, gain = amounts.get, rarity * (SATURATION + 1)
        for document, pressed in pressure.items():
            if amount := amount_in(document):
                total[document] += gain * amount / (amount + pressed)
    return {document: score * weights[document] for document, score in total.items()}
