"""The tree that a text is parsed into: the parser's own tokens, which are dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mistune.util import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Token: TypeAlias = dict[str, Any]

# What stands within these is words: no link within a link, and an image's words are not shown at all.
CLOSED = {"link", "wiki_link", "image", "file"}
UNSAID = {"category", "footnote_ref"}


def walk(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield all tokens in the order of the text, but none within links and images."""
    for token in tokens:
        yield token
        if "children" in token and token["type"] not in CLOSED:
            yield from walk(token["children"])


def plain(tokens: Iterable[Token]) -> str:
    """Return the words alone."""
    return " ".join("".join(map(_words, tokens)).split())


def _words(token: Token) -> str:
    if "children" in token:
        return "".join(map(_words, token["children"]))
    if token["type"] in {"softbreak", "linebreak"}:
        return " "
    raw = "" if token["type"] in UNSAID else str(token.get("raw", ""))
    return unescape(raw) if token["type"] == "text" else raw
