"""What is to be done to an index, in portions that it takes well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search_index import Document

MOST, MOST_LETTERS = 1_000, 2_000_000  # documents, and letters in them


@dataclass
class Change:
    """Documents to put in, and the keys of those to take out."""

    documents: list[Document] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def portions(changes: Iterable[Change]) -> Iterator[Change]:
    """Join small changes until they are worth a write, and part large ones."""
    portion, letters = Change(), 0
    for change in changes:
        portion.removed += change.removed
        for document in change.documents:
            portion.documents.append(document)
            letters += len(document.text)
            if len(portion.documents) >= MOST or letters >= MOST_LETTERS:
                yield portion
                portion, letters = Change(), 0
    if portion.documents or portion.removed:
        yield portion
