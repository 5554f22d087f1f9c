"""A text as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mistune.util import escape

from wikiapp.markup import limits
from wikiapp.markup.expansion import Expansion, within
from wikiapp.markup.fileheads import FileHead
from wikiapp.markup.references import named_in, too_long
from wikiapp.markup.sanitise import sanitised
from wikiapp.markup.source import parse
from wikiapp.markup.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from wikiapp.markup.blocks import Heading

RENDERER_VERSION = 2  # raised when the same text comes out otherwise, so that what is kept is made anew


@dataclass(frozen=True)
class Rendered:
    """A text as HTML that is safe to show, and what it depends on; `transclusions` are direct and indirect.

    `files` are the names of those that it asked for.
    """

    html: str
    headings: tuple[Heading, ...]
    links: frozenset[str]
    transclusions: frozenset[str]
    categories: tuple[str, ...]
    redirect: str | None
    files: frozenset[str] = frozenset()


def render(
    text: str,
    *,
    language: str = "en",
    address: Callable[[str], str],
    missing: Callable[[frozenset[str]], Collection[str]],
    transclude: Callable[[str], str | None],
    files: Callable[[frozenset[str]], Mapping[str, str]],
) -> Rendered:
    """Return a text as HTML; never raises, whatever the text, and is quick even with what is made to be slow.

    `address` gives the path of a title, `missing` which of these titles nobody has written (asked once at most),
    `transclude` the text of a title or None, `files` the own texts of those files that are there (asked once at
    most).
    """
    if too_long(text):
        return _as_typed(text)
    source, expansion = parse(text), Expansion(transclude)
    expansion.expand(source)
    named, parts = named_in(source), [named_in(part) for part in within(source)]
    links = named.links.union(*(part.links for part in parts))
    names = named.files.union(*(part.files for part in parts))
    heads = _heads(frozenset(sorted(names)[: limits.FILES]), files)
    page = Writing(source, language, address, frozenset(missing(links)) if links else frozenset(), heads)
    html = sanitised(page.whole())
    return Rendered(
        html, tuple(page.headings), links, frozenset(expansion.titles), named.categories, named.redirect,
        frozenset(heads),
    )  # fmt: skip


def _heads(
    names: frozenset[str], files: Callable[[frozenset[str]], Mapping[str, str]]
) -> dict[str, FileHead | None]:
    """Return which bytes each of these files shows; None for those that aren't there."""
    texts = files(names) if names else {}
    return {name: FileHead.beginning(texts.get(name, "")) for name in names}


def _as_typed(text: str) -> Rendered:
    html = sanitised(f'<pre tabindex="0">{escape(text.encode("utf-8", "replace").decode())}</pre>')
    return Rendered(html, (), frozenset(), frozenset(), (), None)
