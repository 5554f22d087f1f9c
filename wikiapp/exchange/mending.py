"""Titles from elsewhere, made into ones that a page can bear: predictably, so that a second import agrees."""

from __future__ import annotations

import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from wikiapp.titles import FORBIDDEN, INVISIBLE, LONGEST_TITLE, key, possible, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKDOWN = ".md"
INSTEAD = str.maketrans("[]{}<>|#\\", "()()()-№/")
NAMELESS = "Untitled"
ENOUGH = 4 * LONGEST_TITLE  # letters: what is cut to bytes later needn't be looked at beyond


def title_of(page: str) -> str:
    """Return the title that a file's path tells: without its ending, `_` being a space."""
    return spelled(page[: -len(MARKDOWN)] if page.lower().endswith(MARKDOWN) else page)


def candidates(wanted: str) -> Iterator[str]:
    """Yield titles that a page can bear: the nearest to the wanted one, then the same with a number, and on."""
    mended = _mended(wanted)
    yield from (title for title in (mended,) if possible(title))
    yield from (title for title in (_cut(mended, f" ({number})") for number in count(2)) if possible(title))


def _mended(wanted: str) -> str:
    seen = wanted[:ENOUGH].translate(INSTEAD)
    plain = "".join(letter for letter in seen if letter.isspace() or unicodedata.category(letter) not in INVISIBLE)
    parts = [spelled(part) for part in spelled(FORBIDDEN.sub(" ", plain)).split("/")]
    return _cut("/".join(part for part in parts if part not in {"", ".", ".."}) or NAMELESS)


def _cut(title: str, ending: str = "") -> str:
    while max(len((title + ending).encode()), len(key(title + ending))) > LONGEST_TITLE:
        title = title[:-1].rstrip(" /")
    return title + ending
