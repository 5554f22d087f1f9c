"""Addresses on the web: bare ones become links, and some kinds are no links at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mistune.plugins.url import parse_url_link

if TYPE_CHECKING:
    from re import Match

    from mistune import InlineParser, InlineState, Markdown

BARE = r"https?://[^\s<]*[^\s<?!.,:;*_~'\"\]]"
SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([^/?#:]*):")
# Browsers drop these within a scheme, and before it.
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]")


def bare_addresses(markdown: Markdown) -> None:
    """Teach a parser to make a link of every `https://…`."""
    markdown.inline.register("url_link", BARE, _parsed, start_chars="h")


def allowed(url: str) -> bool:
    """Tell whether a link may lead there: to this site, the web, a mailbox or a telephone."""
    scheme = SCHEME.match(IGNORED.sub("", url))
    return not scheme or scheme[1].lower() in SCHEMES


def external(url: str) -> bool:
    """Tell whether an address leads away from this site."""
    return url.lower().startswith(("http:", "https:", "//", "/\\", "\\"))


def on_this_site(url: str) -> bool:
    """Tell whether an address is a path of this site."""
    return url.startswith("/") and not external(url)


def _parsed(inline: InlineParser, found: Match[str], state: InlineState) -> int | None:
    text = found[0]
    surplus = text.count(")") - text.count("(")
    end = len(text)
    while surplus > 0 and text[end - 1] == ")":  # the bracket closes one that was opened before the address
        end, surplus = end - 1, surplus - 1
    if end == len(text):
        return parse_url_link(inline, found, state)
    shorter = _SHORTER.match(state.src, found.start(), found.start() + end)
    return parse_url_link(inline, shorter, state) if shorter else None


_SHORTER = re.compile(r"https?://[^\s<]+")
