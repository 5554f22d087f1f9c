"""`*[CVR]: Det Centrale Virksomhedsregister`: the words behind an abbreviation, wherever it stands as a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mistune.plugins.abbr import abbr

from wikiapp.markup import limits

if TYPE_CHECKING:
    from mistune import BlockState, Markdown

# The library's own pattern looks for the closing bracket in all that follows, from every line anew.
PATTERN = r"^ {0,3}\*\[(?P<abbr_key>[^\[\]\n]{1,80})\]:(?P<abbr_text>[^\n]*)$"


def abbreviations(markdown: Markdown) -> None:
    """Teach a parser abbreviations: so many, and only whole words."""
    abbr(markdown)
    markdown.block.specification["ref_abbr"] = PATTERN
    markdown.before_render_hooks.append(_bounded)


def _bounded(_markdown: Markdown, state: BlockState) -> None:
    known = list(state.env.get("ref_abbrs", {}).items())[: limits.ABBREVIATIONS]
    if known:
        state.env["ref_abbrs"] = {short: long[: limits.EXPLANATION] for short, long in known}
        shorts = sorted((re.escape(short) for short, _ in known), key=len, reverse=True)
        state.env["abbrs_re"] = re.compile(r"(?<!\w)(?:" + "|".join(shorts) + r")(?!\w)")
