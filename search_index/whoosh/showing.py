"""What is shown of a document that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_index.analysis import end_of_word, places
from search_index.excerpt import Span, excerpt, marked
from search_index.folding import composed
from search_index.results import Hit
from search_index.whoosh.entry import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.whoosh.library import Library
    from search_index.whoosh.searching import Place
    from search_index.whoosh.sought import Question


def hit(place: Place, question: Question, library: Library) -> Hit:
    """Return a document as it is shown, with the words marked."""
    shelf = library.shelves[place.shelf]
    card = shelf.card(place.document)
    document = card.document
    standing = [word.found[place.shelf].standing.positions(place.document) for word in question.telling]
    title, text = composed(document.title), composed(document.text)
    heads = [start for _, start in places(title)]
    return Hit(
        key=document.key,
        score=place.score,
        title=document.title,
        marked_title=marked(title, _spans(title, heads, 0, standing)),
        excerpt=excerpt(text, _spans(text, card.starts, shelf.titled[place.document] + GAP, standing)),
        missing=tuple(
            word.typed for word in question.words if place.document not in word.found[place.shelf].amounts
        ),
        kind=document.kind,
        language=document.language,
        tags=document.tags,
        authors=document.authors,
        created=document.created,
        changed=document.changed,
        version=document.version,
        extra=document.extra,
    )


def _spans(text: str, starts: list[int], first: int, standing: list[list[int]]) -> Iterator[Span]:
    """Go through the words that stand in a text whose first word has that position."""
    seen = set[int]()
    for word, positions in enumerate(standing):
        for position in positions:
            number = position - first
            if 0 <= number < len(starts) and number not in seen:
                seen.add(number)
                yield Span(starts[number], end_of_word(text, starts[number]), word)
