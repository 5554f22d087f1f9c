"""Texts that follow a file to its new name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiapp.markup import figures, titles
from wikiapp.markup.references import references, too_long
from wikiapp.markup.retarget import replaced

if TYPE_CHECKING:
    from collections.abc import Callable

CANDIDATE = re.compile(figures.PATTERN)
UNHEARD_OF = "refile"


def refile(text: str, old: str, new: str, same: Callable[[str, str], bool]) -> str:
    """Return a text that shows a file under another name; code is left alone.

    `same(one, other)` tells whether two names are the same file's.
    """
    found = [one for one in CANDIDATE.finditer(text) if same(titles.cleaned(one["file_name"]), old)]
    if not found or too_long(text):
        return text
    # Each gets a name that occurs nowhere else, and the parser tells which of these it met outside code.
    names = [f"{UNHEARD_OF * (1 + text.count(UNHEARD_OF))} {index}.png" for index in range(len(found))]
    met = references(replaced(text, list(zip(found, map(_named, found, names), strict=True)))).files
    return replaced(text, [(one, _named(one, new)) for one, name in zip(found, names, strict=True) if name in met])


def _named(found: re.Match[str], name: str) -> str:
    return found[0].replace(found["file_name"], name, 1)
