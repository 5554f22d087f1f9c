"""Telling, without parsing them, that two texts name the same titles: most edits change plain words only."""

from __future__ import annotations

import re

from wikiapp.markup.references import too_long

# A line that begins with a letter and holds no sign that means anything to the parser.
PLAIN = re.compile(r"^[^\W\d_][^\[\]{}()<>|`~*_\\=#^&\"'\n]*$", re.MULTILINE)
# Plain paragraphs one after the other, the first behind a blank line: whatever follows, one does as well.
PARAGRAPHS = re.compile(r"(?<=\n\n)x(?:\n+x)+$", re.MULTILINE)


def surely_name_the_same(one: str, other: str) -> bool:
    """Tell whether two texts name the same titles for sure; False means that they may or may not."""
    if one == other:
        return True
    # What defines something may reach over its line's end, and then a plain line is not what it seems.
    by_lines = not ("]:" in one or "]:" in other or "\r" in one or "\r" in other)
    return by_lines and not too_long(one) and not too_long(other) and _bones(one) == _bones(other)


def _bones(text: str) -> str:
    return PARAGRAPHS.sub("x", PLAIN.sub("x", "\n\n" + text))
