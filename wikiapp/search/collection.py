"""A collection of the index, and what belongs in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from search_index import open_index
from wikiapp.search.current import Current
from wikiapp.search.past import Past
from wikiapp.search.pending import CURRENT, PAST

if TYPE_CHECKING:
    from collections.abc import Collection as Numbers
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from search_index import Document, Index
    from wikiapp.search.change import Change
    from wikiapp.search.pending import Pending


class Collection(Protocol):
    """Knows what of contents is to be found; `index` is where it is found."""

    name: str
    index: Index

    def changes(self, session: Session, rows: Sequence[Pending]) -> Iterator[Change]:
        """Yield what has to be done for the index to see what it has not seen."""

    def documents(self, session: Session, contents: Numbers[int]) -> Iterator[Document]:
        """Yield all that is to be found of these contents."""

    def versions(self, session: Session, contents: Numbers[int]) -> Iterator[tuple[str, str]]:
        """Yield key and version of each of these documents."""


class Collections(NamedTuple):
    """The two there are."""

    current: Current
    past: Past

    @classmethod
    def opened(cls, url: str) -> Collections:
        """Open those of the index at `url`; raises UnknownEngine."""
        return cls(Current(open_index(url, CURRENT)), Past(open_index(url, PAST)))

    def close(self) -> None:
        """Let go of what is open."""
        for collection in self:
            collection.index.close()
