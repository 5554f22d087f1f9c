"""Addresses on the web: bare ones become links, and some kinds are no links at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mistune.plugins.url import parse_url_link

if TYPE_CHECKING:
    from re import Match

    from mistune import InlineParser, InlineState, Markdown

BARE = r"https?://[^\s<]*[^\s<?!.,:;*_~'\"\]]"
ANY = re.compile(r"https?://[^\s<]+")
BEHIND = set("?!.,:;*_~'\"]")  # what ends a sentence doesn't end an address
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
    shorter = ANY.match(state.src, found.start(), found.start() + _length(found[0]))
    return parse_url_link(inline, shorter, state) if shorter else None


def _length(address: str) -> int:
    # Brackets that were opened before the address close behind it.
    surplus, end = address.count(")") - address.count("("), len(address)
    while address[end - 1] in BEHIND or (surplus > 0 and address[end - 1] == ")"):
        surplus -= address[end - 1] == ")"
        end -= 1
    return end
