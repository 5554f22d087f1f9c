"""Transclusion carried out: other texts are parsed and put into a tree, as far as bounds allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiapp.markup import limits
from wikiapp.markup.references import too_long
from wikiapp.markup.source import Source, parse
from wikiapp.markup.transclusions import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_PART = "no_part_of_a_paragraph"


class Expansion:
    """What is put into one page; `titles` are all that were asked for."""

    def __init__(self, transclude: Callable[[str], str | None]) -> None:
        self.transclude = transclude
        self.titles: set[str] = set()
        self.texts: dict[str, str | None] = {}
        self.count = self.size = 0

    def expand(self, source: Source, path: tuple[str, ...] = ()) -> None:
        """Give every transclusion in a tree its `source`, or the reason `refused` why it has none."""
        for token in source.all():
            if token["type"] in KINDS:
                self.titles.add(token["raw"])
                found, path_there = self._found(token["raw"], path)
                if isinstance(found, str):
                    token["refused"] = found
                elif token["type"] == "inline_transclusion" and not is_one_paragraph(found):
                    token["refused"] = NO_PART
                else:
                    token["source"] = found
                    self.expand(found, path_there)

    def _found(self, title: str, path: tuple[str, ...]) -> tuple[Source | str, tuple[str, ...]]:
        source, path = self._source(title, path), (*path, title.casefold())
        if isinstance(source, Source) and source.redirect:
            self.titles.add(source.redirect)
            return self._source(source.redirect, path), (*path, source.redirect.casefold())
        return source, path

    def _source(self, title: str, path: tuple[str, ...]) -> Source | str:
        reason = self._refused(title, path)
        text = None if reason else self._asked(title)
        if text is None:
            return reason or "missing"
        if too_long(text) or self.size + len(text) > limits.TRANSCLUDED:
            return "too_large"
        self.size += len(text)
        return parse(text)

    def _refused(self, title: str, path: tuple[str, ...]) -> str:
        if title.casefold() in path:
            return "circle"
        if len(path) >= limits.DEPTH:
            return "too_deep"
        return "" if self.count < limits.TRANSCLUSIONS else "too_many"

    def _asked(self, title: str) -> str | None:
        self.count += 1
        if title not in self.texts:
            self.texts[title] = self.transclude(title)
        return self.texts[title]


def within(source: Source) -> Iterator[Source]:
    """Yield the texts that were put into a tree, and into those."""
    for token in source.all():
        if "source" in token:
            yield token["source"]
            yield from within(token["source"])


def is_one_paragraph(source: Source) -> bool:
    """Tell whether a text can stand within a paragraph of another one."""
    said = [token["type"] for token in source.tokens if token["type"] != "blank_line"]
    return said == ["paragraph"]
