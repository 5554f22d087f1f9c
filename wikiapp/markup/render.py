"""A text as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mistune.util import escape

from wikiapp.markup.expansion import Expansion, within
from wikiapp.markup.references import named_in, too_long
from wikiapp.markup.sanitise import sanitised
from wikiapp.markup.source import parse
from wikiapp.markup.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from wikiapp.markup.blocks import Heading

RENDERER_VERSION = 1  # raised when the same text comes out otherwise, so that what is kept is made anew


@dataclass(frozen=True)
class Rendered:
    """A text as HTML that is safe to show, and what it depends on; `transclusions` are direct and indirect."""

    html: str
    headings: tuple[Heading, ...]
    links: frozenset[str]
    transclusions: frozenset[str]
    categories: tuple[str, ...]
    redirect: str | None


def render(
    text: str,
    *,
    language: str = "en",
    address: Callable[[str], str],
    missing: Callable[[frozenset[str]], Collection[str]],
    transclude: Callable[[str], str | None],
) -> Rendered:
    """Return a text as HTML; never raises, whatever the text, and is quick even with what is made to be slow.

    `address` gives the path of a title, `missing` which of these titles nobody has written (asked once at most),
    `transclude` the text of a title or None.
    """
    if too_long(text):
        return _as_typed(text)
    source, expansion = parse(text), Expansion(transclude)
    expansion.expand(source)
    named = named_in(source)
    links = named.links.union(*(named_in(part).links for part in within(source)))
    page = Writing(source, language, address, frozenset(missing(links)) if links else frozenset())
    html = sanitised(page.whole())
    return Rendered(
        html, tuple(page.headings), links, frozenset(expansion.titles), named.categories, named.redirect
    )


def _as_typed(text: str) -> Rendered:
    html = sanitised(f'<pre tabindex="0">{escape(text.encode("utf-8", "replace").decode())}</pre>')
    return Rendered(html, (), frozenset(), frozenset(), (), None)
