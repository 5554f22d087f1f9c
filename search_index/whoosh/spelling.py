"""What may have been meant where little was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from search_index.analysis import BETWEEN, end_of_word, folded, places, stems
from search_index.distance import distance, slips_allowed
from search_index.folding import composed, squeeze
from search_index.reading import GAP
from search_index.whoosh import names
from search_index.whoosh.searching import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.query import Query
    from search_index.whoosh.library import Library
    from search_index.whoosh.searching import Answer
    from search_index.whoosh.shelf import Shelf
    from search_index.whoosh.sought import Sought

_LITTLE = 3  # hits with all words, below which something else may be meant
_TIMES = 10  # as frequent as what was typed must be what is proposed for it
_MOST_TERMS = 4000  # of a segment that are looked at


@dataclass(slots=True)
class _Proposal:
    """A word that there is, and a term that stands for it."""

    slips: int
    count: int
    shelf: Shelf
    number: int


def did_you_mean(query: Query, found: Answer, library: Library) -> str:
    """Return the query spelled so that more is found, or nothing."""
    if found.whole >= _LITTLE:
        return ""
    better = {folded(word.typed): spelled for word in found.question.words if (spelled := _better(word, library))}
    if not better:
        return ""
    text = _with(better, found)
    return text if answer(replace(query, words=text), library).whole > found.whole else ""


def _better(word: Sought, library: Library) -> str:
    """Return a word nearly like it that is much more frequent, as it is written somewhere."""
    count = sum(found.direct for found in word.found)
    if count >= _LITTLE:
        return ""
    proposals = [each for each in _proposals(word.typed, library).values() if each.count >= max(1, count * _TIMES)]
    best = min(proposals, key=lambda each: (each.slips, -each.count), default=None)
    return _as_written(best.shelf, best.number) if best else ""


def _proposals(typed: str, library: Library) -> dict[str, _Proposal]:
    word = folded(typed)
    most = slips_allowed(len(word))
    letters, found = set(word), dict[str, _Proposal]()
    for shelf in library.shelves:
        for number in _alike(typed, shelf) if most else ():
            other = shelf.lexicon.terms[number].decode().rpartition(BETWEEN)[2]
            if other in found:
                found[other].count += shelf.lexicon.counts[number]
            elif abs(len(other) - len(word)) <= most and len(letters.symmetric_difference(other)) <= 2 * most:
                slips = distance(word, other, most)
                if slips:
                    found[other] = _Proposal(slips, shelf.lexicon.counts[number], shelf, number)
    return found


def _alike(typed: str, shelf: Shelf) -> Iterator[int]:
    """Go through the terms that begin with the first half of a word, or whose stems end with the second half
    of its."""
    first_half = squeeze(folded(typed))[: len(folded(typed)) // 2]
    beginning = shelf.lexicon.beginning_with(names.word(first_half))
    groups = (
        shelf.lexicon.beginning_with(names.word(stem.decode() + BETWEEN))
        for half in {squeeze(stem)[len(stem) // 2 :] for stem in stems(typed)}
        for stem in shelf.lexicon.stems_ending_with(half.encode())
    )
    return islice(chain(beginning, chain.from_iterable(groups)), _MOST_TERMS)


def _as_written(shelf: Shelf, number: int) -> str:
    """Return the word that a term stands for as it is written in the first document that holds it."""
    document = shelf.documents_and_weights(number)[0][0]
    position = next(iter(shelf.positions(number)[0]), None)
    card, titled = shelf.card(document), shelf.titled[document]
    if position is None:
        return shelf.lexicon.terms[number].decode().rpartition(BETWEEN)[2]
    if position < titled:
        return places(composed(card.document.title))[position].word.lower()
    text, start = card.document.text, card.starts[position - titled - GAP]
    return text[start : end_of_word(text, start)].lower()


def _with(better: dict[str, str], found: Answer) -> str:
    """Return what was typed, with other words in the places of some."""
    text = found.asked.text
    for run in reversed(found.asked.runs):
        for word, start in reversed(run):
            text = text[:start] + better.get(folded(word), word) + text[start + len(word) :]
    return text
