"""What stands within a block: words, tags, and things such as a box, a picture or the end of a line."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from wikiapp.rendering.comparison.letters import CELL_END, INLINE_TAG, THING, read, written

if TYPE_CHECKING:
    from re import Pattern

NAME = re.compile(r"</?(\w+)")
ADDRESS, TITLE = re.compile(r' href="([^"]*)"'), re.compile(r' title="([^"]*)"')
NOT_WRITTEN = ' class="new"'  # whose title only says so


class Style(NamedTuple):
    """An element around words, and what of it a reader notices: of a link where it leads, and its title."""

    name: str
    value: str
    title: str = ""


class Bit(NamedTuple):
    """A piece of HTML, the letters that stand for it in a comparison, and in what elements they are."""

    html: str
    letters: str
    styles: tuple[Style, ...] = ()

    def cut(self, start: int, stop: int) -> str:
        """Return the HTML of some of its letters."""
        return self.html if self.html[0] == "<" else written(self.letters[start:stop])

    @property
    def markable(self) -> bool:
        """Tell whether it may stand in an element of its own."""
        return self.html[0] != "<" or self.letters == THING


def bits(inner: str) -> list[Bit]:
    """Return what the HTML within a block consists of."""
    parts = INLINE_TAG.split(inner)
    found: list[Bit] = []
    styles: tuple[Style, ...] = ()
    for text, tag in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if text:
            found.append(Bit(text, read(text), styles))
        if tag:
            bit, styles = _tag(tag, styles)
            found.append(bit)
    return found


def _tag(tag: str, styles: tuple[Style, ...]) -> tuple[Bit, tuple[Style, ...]]:
    """Return a tag or a thing, and in what elements that stands which follows."""
    found = NAME.match(tag)
    name = found[1] if found else ""
    if tag.startswith("</"):
        return Bit(tag, CELL_END if name in {"td", "th"} else ""), styles[:-1]
    if name in {"img", "input"}:
        return Bit(tag, THING, (*styles, _style(name, tag))), styles
    if name == "br" or tag.endswith(("</sup>", "</a>")):
        return Bit(tag, THING, styles), styles
    return Bit(tag, ""), (*styles, _style(name, tag))


def _style(name: str, tag: str) -> Style:
    if name == "input":
        return Style(name, "checked" if " checked" in tag else "")
    if name == "a":
        return Style(name, _value(ADDRESS, tag), "" if NOT_WRITTEN in tag else _value(TITLE, tag))
    return Style(name, tag.rstrip())


def _value(attribute: Pattern[str], tag: str) -> str:
    found = attribute.search(tag)
    return unescape(found[1]) if found else ""
