"""`#REDIRECT [[Title]]` on the first line that isn't blank: the page is another name of that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.markup import titles

if TYPE_CHECKING:
    from re import Match

    from mistune import BlockParser, BlockState, Markdown

PATTERN = (
    r"\A(?:[ \t]*\n)*[ \t]{0,3}#(?i:redirect|omdirigering)[ \t]*:?[ \t]*"
    r"\[\[(?P<redirect_title>" + titles.PATTERN + r")(?:[#|][^\[\]\n]*)?\]\][^\n]*$"
)


def redirects(markdown: Markdown) -> None:
    """Teach a parser redirects."""
    markdown.block.register("redirect", PATTERN, _parsed, before="fenced_code")


def _parsed(_block: BlockParser, found: Match[str], state: BlockState) -> int | None:
    title = titles.cleaned(titles.cleaned(found["redirect_title"]).removeprefix(":"))
    if not title or state.parent:
        return None
    state.append_token({"type": "redirect", "raw": title})
    return found.end() + 1
