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
from wikiapp.markup.figures import files
from wikiapp.markup.headings import parsed_heading
from wikiapp.markup.redirects import redirects
from wikiapp.markup.tables import tables
from wikiapp.markup.transclusions import transclusions
from wikiapp.markup.wikilinks import wiki_links

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match, Pattern

    from wikiapp.markup.tokens import Token

EMPHASIS = re.compile(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")
# With any rule of one's own the library's patterns for line ends try every space of a run as its beginning.
LINE_ENDS = {"linebreak": r"(?:\\|(?<! ) {2,})\n\s*", "softbreak": r"(?<! ) *\n\s*"}


class State(mistune.BlockState):
    """The state of a parse that also knows where each heading and paragraph begins."""

    def add_paragraph(self, text: str) -> None:
        """Add lines to the paragraph at hand, or begin one here."""
        super().add_paragraph(text)
        self.tokens[-1].setdefault("start", self.cursor)


class Block(mistune.BlockParser):
    """The library's parser of blocks, with places and with an end to what calls itself.

    Of lists and quotes that follow each other without a blank line each is parsed within the one before.
    """

    state_cls = State

    def parse_list(self, m: Match[str], state: mistune.BlockState) -> int:
        """Parse a list, unless too many blocks are begun already."""
        return self._bounded(super().parse_list, m, state)

    def parse_block_quote(self, m: Match[str], state: mistune.BlockState) -> int:
        """Parse a quote, unless too many blocks are begun already."""
        return self._bounded(super().parse_block_quote, m, state)

    def _bounded(
        self, parse: Callable[[Match[str], mistune.BlockState], int], m: Match[str], state: mistune.BlockState
    ) -> int:
        begun, count = state.env.get("begun", 0), state.env.get("count", 0)
        if begun >= limits.BEGUN or count >= limits.LISTS_AND_QUOTES:
            return 0  # as the library says that a line begins nothing
        state.env.update(begun=begun + 1, count=count + 1)
        end = parse(m, state)
        state.env["begun"] = begun
        return end


class Skimming(Block):
    """The same, but nothing is parsed within lists and quotes that no link and no definition can be in."""

    def parse(self, state: mistune.BlockState, rules: list[str] | None = None) -> None:
        """Parse a text, or what stands within a block."""
        if not state.parent or "[" in state.src or "{{" in state.src:
            super().parse(state, rules)


class Inline(mistune.InlineParser):
    """The library's parser of inlines, that looks closer at every `https://` instead of at every `h`.

    Where emphasis is nested deeper than is allowed the library takes quadratic time, so there is an end to it.
    """

    stops: Pattern[str] | None = None

    def _get_fast_trigger_re(self, chars: set[str]) -> Pattern[str]:
        if self.stops is None:
            self.stops = re.compile("[" + re.escape("".join(sorted(chars - {"h"}))) + "]|https?://")
        return self.stops

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        """Make emphasis of stars and underscores, unless there are more of them than anybody emphasises."""
        marks = sum(len(EMPHASIS.findall(token["raw"])) for token in tokens if token["type"] == "text")
        return super().finalize_tokens(tokens, depth if marks <= limits.EMPHASIS else self.max_nested_level)


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
    for plugin in (redirects, transclusions, tables, wiki_links, files):
        plugin(made)
    made.after_render_hooks.remove(md_footnotes_hook)
    return made
