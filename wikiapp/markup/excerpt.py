"""The first words of a page, for those who only see a line of it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PART = re.compile(r'<(/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>|([^<]+)')
ASIDE = {"h2", "h3", "h4", "h5", "h6", "figure", "pre", "sup", "table", "section"}
VOID = {"br", "hr", "img", "input"}
INLINE = {"a", "abbr", "code", "del", "em", "mark", "strong", "sup"}


def excerpt(html: str, length: int = 160) -> str:
    """Return the first words of rendered HTML as plain text, cut after a word; without headings and notices."""
    words, size = list[str](), 0
    for part in _said(html):
        words.append(part)
        size += len(part)
        if size > length * 2:
            break
    text = " ".join(unescape("".join(words)).split())
    return text if len(text) <= length else _cut(text, length)


def _said(html: str) -> Iterator[str]:
    aside = list[str]()
    for end, name, attributes, words in PART.findall(html):
        if words:
            yield "" if aside else words
        elif end and aside and aside[-1] == name:
            aside.pop()
        elif not end and name not in VOID and (aside or name in ASIDE or 'class="notice"' in attributes):
            aside.append(name)
        elif not aside and name not in INLINE:
            yield " "


def _cut(text: str, length: int) -> str:
    shortened = text[: length - 1]
    words = shortened if text[length - 1] == " " else shortened.rpartition(" ")[0] or shortened
    return words.rstrip(" ,;:–-") + "…"
