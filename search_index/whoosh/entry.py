"""A document as a segment keeps it: the terms by which it is found, its facts, and all of it on a card."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search_index.card import pack
from search_index.labels import label, labels
from search_index.moments import moment_of
from search_index.openings import openings
from search_index.reading import read
from search_index.sorts import Sort
from search_index.whoosh import names
from search_index.whoosh.postings import LAST_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.document import Document
    from search_index.reading import Reading

Term = tuple[bytes, float, bytes]


class Facts(NamedTuple):
    """What is asked of every document that may be a hit, and so is held in memory."""

    length: int
    titled: int
    """How many of the first positions are those of the title."""
    moment: float
    weight: float
    sort: Sort


@dataclass(frozen=True, slots=True)
class Entry:
    """What a segment keeps of a document."""

    card: bytes
    facts: Facts
    terms: list[Term]
    """Each with how much it counts for, and the positions where it stands."""


def entry(document: Document) -> Entry:
    """Return what is to be kept of a document."""
    reading = read(document)
    facts = Facts(
        length=reading.length,
        titled=reading.titled,
        moment=moment_of(document),
        weight=document.weight,
        sort=Sort(document.kind, document.language, document.audience),
    )
    card = pack(document, reading.text, reading.starts)
    return Entry(card, facts, [*_words(reading), *_names(document)])


def _words(reading: Reading) -> Iterator[Term]:
    besides = reading.besides
    for term, positions in reading.positions.items():
        yield names.word(term), len(positions) + besides.get(term, 0.0), _kept(positions)
    for term in besides.keys() - reading.positions.keys():
        yield names.word(term), besides[term], b""


def _kept(positions: list[int]) -> bytes:
    if positions[-1] > LAST_POSITION:
        positions = positions[: bisect_right(positions, LAST_POSITION)]
    return array("H", positions).tobytes()


def _names(document: Document) -> Iterator[Term]:
    found = {names.key(document.key)}
    found |= {names.tag(label(tag)) for tag in document.tags}
    found |= {names.author(each) for author in document.authors for each in labels(author)}
    whole, inner = openings(document.title)
    found |= {names.opening(whole)} | {names.inner_opening(each) for each in inner}
    return ((name, 1.0, b"") for name in found)
