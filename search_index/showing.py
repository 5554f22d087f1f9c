"""What is shown of a document that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.analysis import end_of_word, places
from search_index.excerpt import Span, excerpt, marked
from search_index.folding import composed
from search_index.reading import GAP
from search_index.results import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search_index.card import Card


def hit(card: Card, score: float, positions: Sequence[Sequence[int]], missing: tuple[str, ...]) -> Hit:
    """Return a document as it is shown, with each word marked at its positions."""
    document = card.document
    title = composed(document.title)
    heads = [start for _, start in places(title)]
    return Hit(
        key=document.key,
        score=score,
        title=document.title,
        marked_title=marked(title, _spans(title, heads, 0, positions)),
        excerpt=excerpt(document.text, _spans(document.text, card.starts, len(heads) + GAP, positions)),
        missing=missing,
        kind=document.kind,
        language=document.language,
        tags=document.tags,
        authors=document.authors,
        created=document.created,
        changed=document.changed,
        version=document.version,
        extra=document.extra,
    )


def _spans(text: str, starts: list[int], first: int, positions: Sequence[Sequence[int]]) -> Iterator[Span]:
    """Go through the words that stand in a text whose first word has that position."""
    seen = set[int]()
    for word, each in enumerate(positions):
        for position in each:
            number = position - first
            if 0 <= number < len(starts) and number not in seen:
                seen.add(number)
                yield Span(starts[number], end_of_word(text, starts[number]), word)
