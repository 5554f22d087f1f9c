"""A document as a segment keeps it: the terms by which it is found, its facts, and all of it on a card."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search_index.analysis import hyphenated, places, term, words
from search_index.folding import composed
from search_index.labels import label, labels
from search_index.moments import moment_of
from search_index.openings import openings
from search_index.stemming import understood
from search_index.weights import AUTHOR, HEADING, TAG, TITLE
from search_index.whoosh import names
from search_index.whoosh.card import pack
from search_index.whoosh.postings import LAST_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.analysis import Place
    from search_index.document import Document

GAP = 8  # positions between a title and its text, lest they be read as one sentence

Term = tuple[bytes, float, bytes]


class Facts(NamedTuple):
    """What is asked of every document that may be a hit, and so is held in memory."""

    length: int
    titled: int
    """How many of the first positions are those of the title."""
    moment: float
    weight: float
    sort: tuple[str, str, str]
    """Kind, language and audience."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a segment keeps of a document."""

    card: bytes
    facts: Facts
    terms: list[Term]
    """Each with its weight, and the positions where it stands."""


def entry(document: Document) -> Entry:
    """Return what is to be kept of a document."""
    title, text = words(composed(document.title)), composed(document.text)
    body = places(text)
    standing = _standing(document, title, body, hyphenated(text))
    facts = Facts(
        length=len(title) + len(body),
        titled=len(title),
        moment=moment_of(document),
        weight=document.weight,
        sort=(document.kind, document.language, document.audience),
    )
    terms = [*_words(standing, _besides(document, title)), *_names(document)]
    return Entry(pack(document, [start for _, start in body]), facts, terms)


def _standing(
    document: Document, title: list[str], body: list[Place], joined: list[Place]
) -> dict[str, list[int]]:
    language, begin = understood(document.language), len(title) + GAP
    standing = defaultdict[str, list[int]](list)
    for position, word in enumerate(title):
        standing[term(word, language)].append(position)
    for position, (word, _) in enumerate(body, begin):
        standing[term(word, language)].append(position)
    for word, start in joined:
        positions = standing[term(word, language)]
        positions.append(begin + bisect_left(body, start, key=lambda place: place.start))
        positions.sort()
    return standing


def _besides(document: Document, title: list[str]) -> dict[str, float]:
    """Return by how much terms count for more than that they stand somewhere."""
    language, besides = understood(document.language), defaultdict[str, float](float)
    for weight, texts in (
        (TITLE - 1, [title]),
        (HEADING, map(_composed_words, document.headings)),
        (TAG, map(_composed_words, document.tags)),
        (AUTHOR, map(_composed_words, document.authors)),
    ):
        for found in texts:
            for word in found:
                besides[term(word, language)] += weight
    return besides


def _composed_words(text: str) -> list[str]:
    return words(composed(text))


def _words(standing: dict[str, list[int]], besides: dict[str, float]) -> Iterator[Term]:
    for each in standing.keys() | besides.keys():
        positions = standing.get(each, [])
        kept = array("H", positions[: bisect_left(positions, LAST_POSITION)])
        yield names.word(each), len(positions) + besides.get(each, 0.0), kept.tobytes()


def _names(document: Document) -> Iterator[Term]:
    found = {names.key(document.key)}
    found |= {names.tag(label(tag)) for tag in document.tags}
    found |= {names.author(each) for author in document.authors for each in labels(author)}
    whole, inner = openings(document.title)
    found |= {names.opening(whole)} | {names.inner_opening(each) for each in inner}
    return ((name, 1.0, b"") for name in found)
