"""Addresses made of titles: in letters that every keyboard has, however an address travels."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # letters, cut after a word
# As Danes have written these wherever the letters were missing, and Germans and Poles theirs.
SPELLED = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ł": "l", "ı": "i", "ð": "d", "þ": "th"}
)
# Accents of a letter, in whichever order they stand among marks of other scripts.
ACCENTED, ACCENTS = re.compile(r"(?<=[a-z])\W+"), re.compile(r"[\u0300-\u036f]+")
BETWEEN = re.compile(r"[\W_]+")
NAMELESS = "post"


def slug(title: str) -> str:
    """Return what a title is in an address: small letters and digits, `-` between words.

    Letters of other scripts stay as they are.
    """
    folded = unicodedata.normalize("NFKC", title).casefold().translate(SPELLED)
    plain = ACCENTED.sub(lambda marks: ACCENTS.sub("", marks[0]), unicodedata.normalize("NFD", folded))
    words = BETWEEN.sub("-", unicodedata.normalize("NFC", plain).replace("'", "").replace("’", "")).strip("-")
    return _cut(words) or NAMELESS


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    shortened = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return shortened.strip("-")
