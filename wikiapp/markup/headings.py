"""Headings: where they begin, what they are called in addresses, and how high they stand on a page."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

from wikiapp.markup import limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match

    from mistune import BlockParser, BlockState

    from wikiapp.markup.tokens import Token

KEPT = {"L", "M", "N"}  # letters, the marks on them, digits
UNNAMED = "section"
GAP = re.compile(r"-{2,}")


class Anchors:
    """The anchors of one page: each is given once."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.times: dict[str, int] = {}

    def new(self, text: str) -> str:
        """Return an anchor for a heading; the second of a name ends in `-2`."""
        name = anchor = slug(text) or UNNAMED
        while anchor in self.given:
            self.times[name] = self.times.get(name, 1) + 1
            anchor = f"{name}-{self.times[name]}"
        self.given.add(anchor)
        return anchor


def slug(text: str) -> str:
    """Return a heading as an anchor: small letters and digits of any script with `-` between them, never a `_`."""
    letters = unicodedata.normalize("NFC", text[: limits.SLUG * 2].lower())
    kept = "".join(letter if unicodedata.category(letter)[0] in KEPT else "-" for letter in letters)
    return GAP.sub("-", kept).strip("-")[: limits.SLUG].rstrip("-")


def shift_of(headings: Iterable[Token]) -> int:
    """Return by how much a text's headings are lowered, since the title of its page is the highest."""
    return int(any(heading["attrs"]["level"] == 1 for heading in headings))


def parsed_heading(_block: BlockParser, found: Match[str], state: BlockState) -> int:
    """Parse a heading that begins with `#`.

    The library's own way takes quadratic time on long runs of spaces that aren't ASCII.
    """
    text = found["atx_2"].strip(string.whitespace)
    words = text.rstrip("#")
    if not words or words[-1] in " \t":
        text = words.rstrip(" \t")
    level = len(found["atx_1"])
    token = {"type": "heading", "text": text, "attrs": {"level": level}, "style": "atx", "start": state.cursor}
    state.append_token(token)
    return found.end() + 1
