"""Cutting a line into words, blanks and signs, so that nothing that a reader sees as one is ever cut in half."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from itertools import groupby

LONGEST_LINK = 300
JOINERS = "\u200c\u200d"
SKIN_TONES, TAGS = "\U0001f3fb-\U0001f3ff", "\U000e0020-\U000e007f"
FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
# Written without blanks between words, so each letter stands for itself.
UNSPACED = "\u2e80-\u2fdf\u3040-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKED_UP_TO = 0x20000  # above these planes there are no combining marks but the variation selectors
VARIATION_SELECTORS = "\U000e0100-\U000e01ef"
# Beyond Latin letters and typographic signs: only there a letter can be marked, joined, or a word of its own.
BEYOND = re.compile("[^\x00-\u02ff\u2010-\u203a\u20ac]")


def tokens(line: str) -> list[str]:
    """Return the pieces of a line, which joined are the line: words, blanks, links, signs as they are seen.

    An approximation of the grapheme clusters of Unicode's Annex 29 that never cuts where that wouldn't.
    """
    return (_pattern() if BEYOND.search(line) else _latin_pattern()).findall(line)


@cache
def _pattern() -> re.Pattern[str]:
    more = f"[{_marks()}{JOINERS}{SKIN_TONES}{TAGS}{VARIATION_SELECTORS}]"
    return _compiled(
        word=rf"(?:[^\W{UNSPACED}]{more}*+)++", after=rf"(?:\u200d[^\s\w]|{more})*+", flag=rf"|{FLAG}"
    )


@cache
def _latin_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the same in lines without those letters, several times as fast."""
    return _compiled(word=r"\w++", after="", flag="")


def _compiled(word: str, after: str, flag: str) -> re.Pattern[str]:
    return re.compile(
        rf"\[\[[^\[\]\n]{{1,{LONGEST_LINK}}}+\]\]{after}"
        rf"|!?\[[^\[\]\n]{{1,{LONGEST_LINK}}}+\]\([^()\s]{{1,{LONGEST_LINK}}}+\){after}"
        rf"|https?://[^\s<>\[\]()]{{1,{LONGEST_LINK}}}{after}"
        rf"|{word}(?:[-'’]{word})*+{after}"
        rf"|\s+{after}{flag}{after}|[\s\S]{after}"
    )


def _marks() -> str:
    """Return the combining marks as the inside of a character class."""
    of_marks = (code for code in range(min(MARKED_UP_TO, sys.maxunicode)) if _is_mark(code))
    runs = groupby(enumerate(of_marks), lambda pair: pair[1] - pair[0])
    spans = [[code for _, code in run] for _, run in runs]
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


def _is_mark(code: int) -> bool:
    return unicodedata.category(chr(code))[0] == "M"
