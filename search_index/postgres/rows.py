"""A document as it is stored: rows for each of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from search_index.card import pack
from search_index.labels import label, labels
from search_index.moments import moment_of
from search_index.openings import openings
from search_index.reading import read
from search_index.weights import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search_index.document import Document
    from search_index.reading import Reading

LAST_POSITION = (
    0x3FFF  # that a vector can hold; what stands further on is found, but not side by side with anything
)
_MOST_POSITIONS = 64  # of a term that are kept
_LARGEST = 900_000  # letters of a vector, which may not hold more than a megabyte


@dataclass(frozen=True, slots=True)
class Rows:
    """What is stored of a document."""

    document: tuple[Any, ...]
    """All but its number."""
    vector: str
    terms: list[str]
    openings: list[tuple[bool, str]]


def rows(document: Document) -> Rows:
    """Return what is to be stored of a document."""
    reading = read(document)
    whole, inner = openings(document.title)
    named_by = {each for author in document.authors for each in labels(author)}
    facts = (
        named(document.key), raw(document.key), raw(document.version), plain(document.kind),
        plain(document.language), plain(document.audience), moment_of(document), document.weight,
        reading.length, reading.titled, [plain(label(tag)) for tag in document.tags], [*map(plain, named_by)],
        pack(document, reading.text, reading.starts),
    )  # fmt: skip
    lexemes = dict(_lexemes(reading))
    return Rows(
        facts, " ".join(lexemes.values()), list(lexemes), [(False, whole), *((True, each) for each in inner)]
    )


def named(key: str) -> str:
    """Return what a document is looked up by: its key may be any string."""
    return blake2b(raw(key), digest_size=16).hexdigest()


def raw(text: str) -> bytes:
    """Return any string as bytes."""
    return text.encode("utf-8", "surrogatepass")


def plain(text: str) -> str:
    """Return a string as the database can hold it."""
    return raw(text).decode("utf-8", "replace").replace("\0", "\ufffd")


def _lexemes(reading: Reading) -> Iterator[tuple[str, str]]:
    """Go through the terms, each with how it stands in a vector: A marks a title, B what is read besides the
    text."""
    left = _LARGEST
    for term in reading.positions.keys() | reading.besides.keys():
        positions = reading.positions.get(term, [])
        written = [
            f"{position + 1}{'A' if position < reading.titled else ''}"
            for position in positions[:_MOST_POSITIONS]
            if position < LAST_POSITION - 1
        ]
        in_title = sum(position < reading.titled for position in positions) * (TITLE - 1)
        if not written or reading.besides.get(term, 0.0) > in_title:
            written.append(f"{LAST_POSITION}B")
        lexeme = f"'{term}':{','.join(written)}"
        left -= len(lexeme)
        if left > 0:
            yield term, lexeme
