"""The first picture that a text shows, for those who only see a line of it."""

from __future__ import annotations

import re
from html import unescape

from wikiapp.markup.fileheads import ADDRESS, FileHead

PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def cover(html: str) -> FileHead | None:
    """Return the first picture of this wiki in rendered HTML, None where there is none."""
    pictures = (_picture(dict(ATTRIBUTE.findall(found[1]))) for found in PICTURE.finditer(html))
    return next(filter(None, pictures), None)


def _picture(shown: dict[str, str]) -> FileHead | None:
    address = ADDRESS.fullmatch(unescape(shown.get("src", "")))
    if address is None or not {"width", "height"} <= shown.keys():
        return None
    words = unescape(shown.get("alt", ""))
    return FileHead(address["digest"], address["name"], words, int(shown["width"]), int(shown["height"]))
