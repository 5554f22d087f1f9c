"""A tree written as HTML: what has to be known while one page is written, beside the elements themselves."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from wikiapp.markup import blocks, figures, footnotes, inlines, limits, links, notices
from wikiapp.markup.headings import Anchors
from wikiapp.markup.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from wikiapp.markup.blocks import Heading
    from wikiapp.markup.fileheads import FileHead
    from wikiapp.markup.source import Source
    from wikiapp.markup.tokens import Token

WRITERS: dict[str, Callable[[Writing, Token], str]] = {
    **blocks.WRITERS, **inlines.WRITERS, **links.WRITERS, **figures.WRITERS, **footnotes.WRITERS,
    **notices.WRITERS,
}  # fmt: skip


class Writing:
    """One page while it is written."""

    def __init__(
        self, source: Source, language: str, address: Callable[[str], str], missing: Collection[str],
        files: Mapping[str, FileHead | None],
    ) -> None:  # fmt: skip
        self.page = self.source = source
        self.shift = source.shift
        self.words = words(language)
        self.address = address
        self.missing = missing
        self.files = files  # those that were asked for; None is one that isn't there
        self.anchors = Anchors()
        self.headings: list[Heading] = []
        self.notes = footnotes.Notes()
        self.tables = 0
        self.in_link = self.in_heading = False
        self.lent = 0  # letters that short references have stood for

    def whole(self) -> str:
        """Return the page with its footnotes."""
        return self.tokens(self.page.tokens) + footnotes.written(self)

    def tokens(self, tokens: Iterable[Token]) -> str:
        """Return a part of the tree as HTML, not sanitised yet."""
        return "".join([WRITERS[token["type"]](self, token) for token in tokens])

    def children(self, token: Token) -> str:
        """Return what stands within an element."""
        return self.tokens(token["children"])

    def affords(self, *words: str) -> bool:
        """Tell whether words that a reference stands for may be repeated once more."""
        self.lent += sum(map(len, words))
        return self.lent <= limits.REFERENCES

    @contextmanager
    def reading(self, source: Source) -> Iterator[None]:
        """Write from another text for a while."""
        outer = self.source, self.shift
        self.source, self.shift = source, source.shift
        yield
        self.source, self.shift = outer
