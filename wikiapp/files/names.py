"""Names of files: tidied from what a device calls them, so that a text can name them and an address bear them."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from wikiapp.titles import FORBIDDEN, INVISIBLE, LONGEST_TITLE, key, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMELESS = "file"
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
ENOUGH = 4 * LONGEST_TITLE  # letters: what is cut to bytes later needn't be looked at beyond


def named(wanted: str, suffix: str) -> str:
    """Return the nearest name that a file of a kind can have, whatever its device called it."""
    last = re.split(r"[/\\]", wanted[-ENOUGH:])[-1]
    seen = "".join(sign if unicodedata.category(sign) not in INVISIBLE else " " for sign in last)
    stem = spelled(FORBIDDEN.sub(" ", ENDING.sub("", spelled(seen)))).strip(" .")
    return _cut(stem or NAMELESS, suffix)


def numbered(name: str) -> Iterator[str]:
    """Yield the name, then the same with a number, and on."""
    stem, _, suffix = name.rpartition(".")
    yield name
    yield from (_cut(stem, f" {number}.{suffix}") for number in count(2))


def _cut(stem: str, ending: str) -> str:
    while max(len((stem + ending).encode()), len(key(stem + ending))) > LONGEST_TITLE:
        stem = stem[:-1].rstrip(" .")
    return stem + ending
