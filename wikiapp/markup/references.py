"""What a text names: links, transclusions, categories and where it leads, without rendering it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.markup import limits
from wikiapp.markup.source import skim
from wikiapp.markup.transclusions import KINDS

if TYPE_CHECKING:
    from wikiapp.markup.source import Source
    from wikiapp.markup.tokens import Token


@dataclass(frozen=True)
class References:
    """The titles, and the names of files, that a text names, as cleaned from it."""

    links: frozenset[str]
    transclusions: frozenset[str]
    categories: tuple[str, ...]
    redirect: str | None
    files: frozenset[str] = frozenset()


def references(text: str) -> References:
    """Return what a text itself names; what it transcludes isn't looked at."""
    if too_long(text) or not ("[[" in text or "{{" in text):
        return References(frozenset(), frozenset(), (), None)
    return named_in(skim(text, _may_name_something))


def named_in(source: Source) -> References:
    """Return what a parsed text names."""
    tokens = list(source.all())
    links = (token["attrs"]["title"] for token in tokens if token["type"] == "wiki_link")
    categories: dict[str, str] = {}
    for token in tokens:
        if token["type"] == "category":
            categories.setdefault(token["raw"].casefold(), token["raw"])
    return References(
        links=frozenset(filter(None, links)),
        transclusions=frozenset(token["raw"] for token in tokens if token["type"] in KINDS),
        categories=tuple(categories.values()),
        redirect=source.redirect,
        files=frozenset(token["attrs"]["name"] for token in tokens if token["type"] == "file"),
    )


def too_long(text: str) -> bool:
    """Tell whether a text is longer than any that is saved."""
    return len(text) > limits.TEXT or len(text.encode("utf-8", "replace")) > limits.TEXT


def _may_name_something(token: Token) -> bool:
    text = token["text"]
    return "[[" in text or "{{" in text or "[^" in text
