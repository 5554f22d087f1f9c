"""A text as plain words, as a reader reads it: for whoever searches. Each paragraph, item and cell is a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.markup.blocks import COMMENT
from wikiapp.markup.references import named_in, too_long
from wikiapp.markup.source import parse
from wikiapp.markup.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikiapp.markup.tokens import Token

SAYING = {"paragraph", "block_text", "heading", "def_list_head"}


@dataclass(frozen=True)
class Prose:
    """The words of a text, and what else there is to know of it without making it into HTML.

    What it transcludes is not among them: that is found where it is written.
    """

    words: str
    headings: tuple[str, ...]
    categories: tuple[str, ...]
    redirect: str | None


def prose(text: str) -> Prose:
    """Return a text as plain words; never raises, whatever the text."""
    if too_long(text):
        return Prose(text, (), (), None)
    source = parse(text)
    named = named_in(source)
    lines = list(_lines(source.tokens))
    for note in source.notes.values():
        lines += _lines(note)
    headings = tuple(filter(None, (plain(heading["children"]) for heading in source.headings)))
    return Prose("\n".join(filter(None, lines)), headings, named.categories, named.redirect)


def _lines(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token["type"] in SAYING:
            yield plain(token["children"])
        elif _is_row(token):
            yield " · ".join(filter(None, (plain(cell["children"]) for cell in token["children"])))
        elif "children" in token:
            yield from _lines(token["children"])
        elif token["type"] == "block_code":
            yield token["raw"].strip()
        elif token["type"] == "block_html":
            yield COMMENT.sub("", token["raw"]).strip()


def _is_row(token: Token) -> bool:
    # The heads of a table are cells of its head itself, without a row between.
    return bool(token.get("children")) and token["children"][0]["type"] == "table_cell"
