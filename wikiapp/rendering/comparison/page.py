"""A text as HTML, of which parts can be written: also from the middle of a list or a table, with marks in them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from wikiapp.markup.sanitise import sanitised_part
from wikiapp.rendering.comparison.bits import Bit, Style, bits
from wikiapp.rendering.comparison.blocks import Block, cut

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_ITS_PLACE = re.compile(r' (?:id|data-section)="[^"]*"')
NOTHING: Mapping[int, str] = {}
# There may be several parts of one table on a page, which are no landmarks there.
REGION, GROUP = '<div class="table" tabindex="0" role="region"', '<div class="table" tabindex="0" role="group"'
WITHIN_PAGE = '<a href="#'


class Page:
    """Sanitised HTML in blocks; `address` is where the places in it can be reached."""

    def __init__(self, html: str, address: str) -> None:
        self.html, self.address = html, address
        self.blocks = cut(html)
        self.lines = "".join([block.line for block in self.blocks])
        self._bits: dict[int, list[Bit]] = {}

    def inner(self, number: int) -> str:
        """Return what is within the tags of a block."""
        block = self.blocks[number]
        return self.html[block.inner : block.inner_end]

    def bits(self, number: int) -> list[Bit]:
        """Return what a block consists of."""
        if number not in self._bits:
            self._bits[number] = bits(self.inner(number))
        return self._bits[number]

    def styles(self, number: int) -> list[tuple[Style, ...]]:
        """Return in what elements each letter of a block is."""
        return [bit.styles for bit in self.bits(number) for _ in bit.letters]

    def kind(self, number: int) -> str:
        """Return what a block is and what it is in, without what only says where in the page it stands."""
        block = self.blocks[number]
        return "/".join([*(container.name for container in block.within), OF_ITS_PLACE.sub("", self._tag(block))])

    def level(self, number: int) -> int:
        """Return how low a heading stands; 0 if it is none."""
        tag = self._tag(self.blocks[number])
        return int(tag[2]) if tag[:2] == "<h" and tag[2].isdigit() else 0

    def shown(self, part: range, inner: Mapping[int, str] = NOTHING) -> str:
        """Return a part for a page of differences: links to places in the text lead to where it stands alone."""
        html = self.part(part, inner).replace(REGION, GROUP)
        return sanitised_part(html.replace(WITHIN_PAGE, f'<a href="{escape(self.address)}#'))

    def part(self, part: range, inner: Mapping[int, str] = NOTHING) -> str:
        """Return some blocks as HTML, with what is to stand within them instead, by their numbers."""
        first, last = self.blocks[part.start], self.blocks[part.stop - 1]
        out, at = [_opened(first, depth) for depth in range(len(first.within))], first.begin
        for number, html in inner.items():
            block = self.blocks[number]
            out += [self.html[at : block.inner], html]
            at = block.inner_end
        out.append(self.html[at : last.end])
        return "".join([*out, *(container.end_tag for container in reversed(last.within))])

    def _tag(self, block: Block) -> str:
        return self.html[block.begin : block.inner]


def _opened(block: Block, depth: int) -> str:
    """Return the tag that opens a container before a block of it, which may not be its first."""
    container = block.within[depth]
    if container.first == block.number:
        return container.tag
    if container.name == "ol":
        return f'<ol start="{block.within[depth + 1].item}">\n'
    if container.name == "li":
        return '<li class="goes-on">'
    return container.tag + container.head
