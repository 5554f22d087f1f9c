"""Finding the sentence of a source text that a passage is part of: that is edited to propose other words."""

from __future__ import annotations

import re

# What may stand between two words that are read one after the other: signs, and of links what isn't read. It is
# bounded and never tried in a second way, so that no source makes it slow.
GAP = r"(?>\[\[[^\]|\n]{0,200}\||\]\([^)\n]{0,200}\)|\[\^[^\]\n]{0,80}\]|[\W_]){0,60}+"
WORD = re.compile(r"[^\W_]+")
BEGINNING = re.compile(r"\s*(?:(?:[-*+>]|\d+[.)]|#+)\s+)*(?:\[[ xX]\]\s+)?")
ENDED, ENDING = re.compile(r"[.!?][\"”»)*_]*\s+"), re.compile(r"[.!?][\"”»)*_]*(?=\s|$)")
PAIRS = ("**", "`", "~~", "==")
BRACKETS = (("[", "]"), ("(", ")"), ("{", "}"))


def sentence_with(source: str, quote: str, share: float) -> tuple[int, int] | None:
    """Return where the sentence begins and ends in which a passage stands, at about that share of the text.

    None where its words aren't found one after the other.
    """
    words = [re.escape(word) for word in WORD.findall(quote)]
    places = [found.span() for found in re.finditer(GAP.join(words), source)] if words else []
    if not places:
        return None
    return _widened(source, *min(places, key=lambda place: abs(place[0] - share * len(source))))


def _widened(source: str, start: int, end: int) -> tuple[int, int]:
    first = source.rfind("\n", 0, start) + 1
    marker = BEGINNING.match(source, first)
    first = min(marker.end() if marker else first, start)
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    began = max((found.end() for found in ENDED.finditer(source, first, start)), default=first)
    ended = ENDING.search(source, end, last)
    sentence = began, ended.end() if ended else last
    return sentence if _whole(source[slice(*sentence)]) else (first, last)


def _whole(words: str) -> bool:
    """Tell whether no markup begins within a sentence and ends outside of it."""
    paired = all(words.count(mark) % 2 == 0 for mark in PAIRS)
    return paired and "|" not in words[:1] and all(words.count(a) == words.count(b) for a, b in BRACKETS)
