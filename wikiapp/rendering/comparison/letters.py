"""Sanitised HTML as letters and back: which tags it has, and what stands for what is seen but not read.

The sanitiser writes HTML in one way only: every element is closed, `<` and `>` stand in tags alone, and of all
other signs only `&` and the hard blank are escaped.
"""

from __future__ import annotations

import re

CONTAINERS = {"blockquote", "ul", "ol", "li", "dl", "dd", "div", "table", "thead", "tbody", "section"}
BLOCK_TAG = re.compile(
    rf"<(/?)({'|'.join(sorted(CONTAINERS))}|p|h[2-6]|pre|hr|dt|tr)(?: [^>]*)?>\s*"  # with the blanks after it
)

# Two of the letters that Unicode keeps out of texts.
THING, CELL_END = "\ufdd0", "\ufdd1"
BETWEEN = "\0"  # for which a parser of HTML puts another letter
# A footnote's number and the way back from it are one thing each: that numbers shift is no change.
THINGS = r'<sup .*?</sup>|<a href="#fnref:[^>]*>↩</a>|<(?:img|input|br)(?: [^>]*)?>'
CELL_ENDS, CELL_STARTS = r"</t[dh]>\s*", r"<t[dh](?: [^>]*)?>\s*"
INLINE_TAG = re.compile(rf"({THINGS}|{CELL_ENDS}|{CELL_STARTS}|<[^>]*>)", re.DOTALL)

_THINGS, _CELL_ENDS = re.compile(THINGS, re.DOTALL), re.compile(CELL_ENDS)
_OTHER_TAGS = re.compile(rf"{CELL_STARTS}|<[^>]*>")
_ESCAPED = (("\xa0", "&nbsp;"), ("<", "&lt;"), (">", "&gt;"))


def letters_between_blocks(html: str) -> list[str]:
    """Return what is read around the tags of blocks, with a letter for each thing and each end of a cell."""
    between = BETWEEN.join(BLOCK_TAG.split(html)[::3])
    letters = _OTHER_TAGS.sub("", _CELL_ENDS.sub(CELL_END, _THINGS.sub(THING, between)))
    return [read(text) for text in letters.split(BETWEEN)]


def read(text: str) -> str:
    """Return the letters of HTML that has no tags."""
    if "&" in text:
        for letter, escaped in _ESCAPED:
            text = text.replace(escaped, letter)
    return text.replace("&amp;", "&")


def written(letters: str) -> str:
    """Return letters as HTML."""
    html = letters.replace("&", "&amp;")
    for letter, escaped in _ESCAPED:
        html = html.replace(letter, escaped)
    return html
