"""The letters of a page as they are read, with one blank wherever there are blanks or a new block begins."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

PIECES = re.compile(r"<[^>]*>|[^<]+")
INLINE = {"a", "abbr", "code", "del", "em", "ins", "mark", "strong", "sup"}
NAME = re.compile(r"</?(\w+)")
SIGNS = re.compile(r"&[#\w]+;|.", re.DOTALL)


class Letters(NamedTuple):
    """A text, and for each of its letters where that begins and ends in the HTML."""

    text: str
    starts: list[int]
    ends: list[int]


def letters_of(html: str) -> Letters:
    """Return what is read of sanitised HTML."""
    letters, starts, ends = list[str](), list[int](), list[int]()

    def put(letter: str, start: int, end: int) -> None:
        blank = letter.isspace()
        if not blank or (letters and letters[-1] != " "):
            letters.append(" " if blank else letter)
            starts.append(start)
            ends.append(end)

    for piece in PIECES.finditer(html):
        if piece[0][0] != "<":
            for sign in SIGNS.finditer(piece[0]):
                letter = unescape(sign[0]) if sign[0][0] == "&" and len(sign[0]) > 1 else sign[0]
                put(letter[:1], piece.start() + sign.start(), piece.start() + sign.end())
        elif (name := NAME.match(piece[0])) and name[1] not in INLINE:
            put(" ", piece.start(), piece.start())
    return Letters("".join(letters), starts, ends)


def on_one_line(words: str) -> str:
    """Return words with single blanks between them, as the letters of a page have them."""
    return " ".join(words.split())
