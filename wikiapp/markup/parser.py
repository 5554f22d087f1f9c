"""The parser: CommonMark with tables, footnotes, task lists and more, and what makes a text part of a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import mistune
from mistune.plugins.def_list import def_list
from mistune.plugins.footnotes import footnotes, md_footnotes_hook
from mistune.plugins.formatting import mark, strikethrough
from mistune.plugins.task_lists import task_lists

from wikiapp.markup import limits
from wikiapp.markup.abbreviations import abbreviations
from wikiapp.markup.addresses import bare_addresses
from wikiapp.markup.headings import parsed_heading
from wikiapp.markup.redirects import redirects
from wikiapp.markup.tables import tables
from wikiapp.markup.transclusions import transclusions
from wikiapp.markup.wikilinks import wiki_links

if TYPE_CHECKING:
    from re import Pattern

# With any rule of one's own the library's patterns for line ends try every space of a run as its beginning.
LINE_ENDS = {"linebreak": r"(?:\\|(?<! ) {2,})\n\s*", "softbreak": r"(?<! ) *\n\s*"}


class State(mistune.BlockState):
    """The state of a parse that also knows where each heading and paragraph begins."""

    def add_paragraph(self, text: str) -> None:
        """Add lines to the paragraph at hand, or begin one here."""
        super().add_paragraph(text)
        self.tokens[-1].setdefault("start", self.cursor)


class Block(mistune.BlockParser):
    """The library's parser of blocks, with places."""

    state_cls = State


class Skimming(Block):
    """The same, but nothing is parsed within lists and quotes that no link and no definition can be in."""

    def parse(self, state: mistune.BlockState, rules: list[str] | None = None) -> None:
        """Parse a text, or what stands within a block."""
        if not state.parent or "[" in state.src or "{{" in state.src:
            super().parse(state, rules)


class Inline(mistune.InlineParser):
    """The library's parser of inlines, that looks closer at every `https://` instead of at every `h`."""

    stops: Pattern[str] | None = None

    def _get_fast_trigger_re(self, chars: set[str]) -> Pattern[str]:
        if self.stops is None:
            self.stops = re.compile("[" + re.escape("".join(sorted(chars - {"h"}))) + "]|https?://")
        return self.stops


def markdown(renderer: mistune.BaseRenderer | None = None, *, block: type[Block] = Block) -> mistune.Markdown:
    """Return a parser with all rules on. Without a renderer it returns the tree, raw HTML as tokens of its own.

    It keeps nothing of a text, so threads share one.
    """
    inline = Inline(max_nested_level=limits.NESTING)
    made = mistune.Markdown(renderer, block(max_nested_level=limits.NESTING), inline)
    made.block.register("atx_heading", None, parsed_heading)
    inline.specification.update(LINE_ENDS)
    for plugin in (footnotes, task_lists, strikethrough, mark, def_list, abbreviations, bare_addresses):
        plugin(made)
    for plugin in (redirects, transclusions, tables, wiki_links):
        plugin(made)
    made.after_render_hooks.remove(md_footnotes_hook)
    return made
