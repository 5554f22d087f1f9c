"""The words of a difference as HTML: what a page repeats a thousand times is too slow for a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from wikiapp.content.diff import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikiapp.content.diff import Part, Piece

ELEMENTS = {Mark.SAME: ("", ""), Mark.REMOVED: ("<del>", "</del>"), Mark.ADDED: ("<ins>", "</ins>")}
NEWLINE, LINE_END = "\n", "¶"


def marked(parts: Iterable[Part], without: str = "") -> Markup:
    """Return the parts but those of one mark, escaped; a line's end that came or went is made visible."""
    found = (_element(*ELEMENTS[mark], text) for mark, text in parts if mark != without)
    return Markup("".join(found))  # noqa: S704 -- each part is escaped


def whole(piece: Piece) -> Markup:
    """Return a block of lines that came or went; one of empty lines alone shows a sign for each."""
    [(mark, text)] = piece.parts
    start, end = ELEMENTS[mark]
    return Markup(f"{start}{escape(text.strip(NEWLINE) or LINE_END * len(text))}{end}")  # noqa: S704 -- escaped


def _element(start: str, end: str, text: str) -> str:
    seen = LINE_END if start and text == NEWLINE else escape(text)
    return f"{start}{seen}{end}"
