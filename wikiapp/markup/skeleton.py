"""Telling, without parsing them, that two texts name the same titles: most edits change plain words only."""

from __future__ import annotations

import re
from functools import lru_cache

from wikiapp.ends import edited
from wikiapp.markup.references import too_long

# A line that begins with a letter and holds no sign that means anything to the parser.
PLAIN = re.compile(r"^[^\W\d_][^\[\]{}()<>|`~*_\\=#^&\"'\n]*$", re.MULTILINE)
# Plain paragraphs one after the other, the first behind a blank line: whatever follows, one does as well.
PARAGRAPHS = re.compile(r"(?<=\n\n)x(?:\n+x)+$", re.MULTILINE)


def surely_name_the_same(one: str, other: str) -> bool:
    """Tell whether two texts name the same titles for sure; False means that they may or may not."""
    if one == other:
        return True
    edit = edited(one, other)
    if PLAIN.sub("x", edit.old) == PLAIN.sub("x", edit.new):  # and so what holds for one holds for both
        return _goes_by_lines(one) and "\r" not in edit.new and not too_long(other)
    return _goes_by_lines(one) and _goes_by_lines(other) and _bones(one) == _bones(other)


def _bones(text: str) -> str:
    return PARAGRAPHS.sub("x", PLAIN.sub("x", "\n\n" + text))


@lru_cache(32)  # what is new at one save is old at the next
def _goes_by_lines(text: str) -> bool:
    # A link or a definition that reaches over its line's end makes the plain line behind it a part of itself.
    if "]:" in text or "\r" in text or too_long(text):
        return False
    return all(line.count("[") == line.count("]") for line in text.split("\n") if "[" in line or "]" in line)
