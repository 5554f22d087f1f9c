"""HTML cut into its smallest blocks: a paragraph, a heading, an item's words, a row of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.rendering.comparison.letters import BLOCK_TAG, CONTAINERS, letters_between_blocks

if TYPE_CHECKING:
    from re import Match

START = re.compile(r' start="(\d+)"')


@dataclass(eq=False, slots=True)
class Container:
    """An element that begins at a place in the HTML and holds the blocks from `first` to before `stop`."""

    name: str
    tag: str
    begin: int
    first: int
    stop: int = 0
    end_tag: str = ""
    item: int = 0  # the number of an item; of a list that of its latest
    head: str = ""  # of a table: the HTML of its head


@dataclass(eq=False, slots=True)
class Block:
    """Where in the HTML a block is and what is within its tags, if it has any; and all that it stands in."""

    number: int
    within: tuple[Container, ...]
    begin: int
    inner: int
    inner_end: int
    end: int
    line: str  # what it says, as a line of a text

    @property
    def table(self) -> Container | None:
        """The table of which it is a row."""
        return next((container for container in self.within if container.name == "table"), None)

    @property
    def heads_rows(self) -> bool:
        """Tell whether it is the head of a table that has rows."""
        table = self.table
        return table is not None and self.within[-1].name == "thead" and table.stop > self.number + 1


def cut(html: str) -> list[Block]:
    """Return the blocks of sanitised HTML, which cover all of it; an empty element is a block, too."""
    return _Cutting(html).blocks


class _Cutting:
    """HTML while it is cut."""

    def __init__(self, html: str) -> None:
        self.html, self.at = html, 0
        self.blocks: list[Block] = []
        self.within: tuple[Container, ...] = ()
        self.begun: int | None = None  # where the block begins that is open
        said = letters_between_blocks(html)
        for tag, letters in zip(BLOCK_TAG.finditer(html), said, strict=False):
            if self.begun is None:
                self._words(tag.start(), letters)
                self._tag(tag)
            else:
                self._add(self.begun, self.at, tag.start(), tag.end(), letters)
                self.begun = None
            self.at = tag.end()
        self._words(len(html), said[-1])

    def _words(self, stop: int, letters: str) -> None:
        if self.at < stop and not self.html[self.at : stop].isspace():
            self._add(self.at, self.at, stop, stop, letters)

    def _tag(self, tag: Match[str]) -> None:
        closes, name = tag.groups()
        if name == "hr":
            self._add(tag.start(), tag.end(), tag.end(), tag.end(), "")
        elif name not in CONTAINERS:
            self.begun = tag.start()
        elif closes:
            self._close(tag)
        else:
            self._open(tag, name)

    def _open(self, tag: Match[str], name: str) -> None:
        container = Container(name, tag[0], tag.start(), len(self.blocks))
        if name == "ol":
            start = START.search(tag[0])
            container.item = int(start[1]) - 1 if start else 0
        elif name == "li":
            self.within[-1].item += 1
            container.item = self.within[-1].item
        self.within = (*self.within, container)

    def _close(self, tag: Match[str]) -> None:
        container = self.within[-1]
        if container.first == len(self.blocks):
            self._add(tag.start(), tag.start(), tag.start(), tag.start(), "")
        container.end_tag, container.stop = tag[0], len(self.blocks)
        self.within = self.within[:-1]
        if container.name == "thead":
            self.within[-1].head = self.html[container.begin : tag.end()]

    def _add(self, begin: int, inner: int, inner_end: int, end: int, letters: str) -> None:
        line = letters.replace("\n", " ").rstrip() + "\n"
        self.blocks.append(Block(len(self.blocks), self.within, begin, inner, inner_end, end, line))
