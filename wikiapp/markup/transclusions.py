"""`{{Title}}`: another text stands here. Alone on a line it is a block, otherwise a part of the paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.markup import titles

if TYPE_CHECKING:
    from re import Match

    from mistune import BlockParser, BlockState, InlineParser, InlineState, Markdown

INLINE = r"\{\{(?P<transcluded_within>" + titles.PATTERN + r")\}\}"
BLOCK = r"^ {0,3}\{\{(?P<transcluded>" + titles.PATTERN + r")\}\}[ \t]*$"
KINDS = {"transclusion", "inline_transclusion"}


def transclusions(markdown: Markdown) -> None:
    """Teach a parser transclusions."""
    markdown.block.register("transclusion", BLOCK, _parsed_block, before="block_quote")
    markdown.inline.register("inline_transclusion", INLINE, _parsed_inline, before="link", start_chars="{")


def _parsed_block(_block: BlockParser, found: Match[str], state: BlockState) -> int | None:
    title = titles.cleaned(found["transcluded"])
    if not title:
        return None
    state.append_token({"type": "transclusion", "raw": title})
    return found.end() + 1


def _parsed_inline(_inline: InlineParser, found: Match[str], state: InlineState) -> int | None:
    title = titles.cleaned(found["transcluded_within"])
    if not title:
        return None
    state.append_token({"type": "inline_transclusion", "raw": title})
    return found.end()
