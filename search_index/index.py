"""What every engine does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from search_index.document import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from search_index.document import Document
    from search_index.query import Query
    from search_index.results import Results, Suggestion

Trouble = Literal["missing", "damaged", "outdated"]


class NeedsRebuilding(Exception):
    """There is no index, or it can't be read, or it was made by other rules than these; `trouble` says which."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"the search index is {trouble}: build it anew")
        self.trouble = trouble


class IndexBusy(Exception):
    """Another process has been writing for longer than one should wait. Nothing was written; try again later."""


class Rebuild(Protocol):
    """An index that is being built beside the one that is searched."""

    def put(self, documents: Iterable[Document]) -> None:
        """Add a batch, of a few hundred."""


class Index(Protocol):
    """A collection of documents that can be searched, from many threads and processes at once.

    All of these but `trouble`, `rebuild` and `close` raise NeedsRebuilding when that is so; nothing else is raised
    for the state of what is on disk. `search` and `suggest` raise nothing for any words.
    """

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong, None if nothing; quick, and knows what other processes did. A new index is `missing`."""

    def write(self, documents: Iterable[Document] = (), remove: Iterable[str] = ()) -> None:
        """Take out the keys to remove and put in the documents: all of it or nothing, and to be found on return.

        Waits for its turn among all processes, and raises IndexBusy when it doesn't come. Costs a tenth of a
        second however little it is: write in batches, of at most some hundreds, and never while somebody waits for
        a page. Removing an unknown key is no error; where a key comes several times, its last document is kept.
        """

    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Build anew while the old one is searched and written to; they are swapped when the `with` is left.

        What is written by others meanwhile is in the new one too, and counts for more than what the rebuilder put.
        Left by an exception, or killed, it leaves all as it was. Raises IndexBusy while another rebuild is going
        on.
        """

    def search(self, query: Query) -> Results:
        """Find documents; sees all that was written before, by whatever process."""

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: tuple[str, ...] = (), audiences: tuple[str, ...] = (EVERYBODY,)
    ) -> list[Suggestion]:
        """Return documents whose title, or a word in it, begins with what was typed; small slips are forgiven."""

    def count(self) -> int:
        """Return how many documents there are."""

    def versions(self) -> Iterator[tuple[str, str]]:
        """Go through the key and version of every document, in no order."""

    def optimise(self) -> None:
        """Make searching as quick and the index as small as can be. May take minutes, in which others can't
        write."""

    def close(self) -> None:
        """Let go of files and connections. Whatever is called afterwards opens them again."""
