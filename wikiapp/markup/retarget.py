"""Links that follow a page to its new title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiapp.markup import titles, transclusions, wikilinks
from wikiapp.markup.references import references, too_long

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

CANDIDATE = re.compile(rf"{wikilinks.PATTERN}|{transclusions.INLINE}")
NAMED = ("wiki_title", "transcluded_within")
# What a title says beside its words doesn't read well as words: a namespace, a path.
UNLIKE_WORDS = re.compile(r"[:/]")


def retarget(text: str, old: str, new: str, same: Callable[[str, str], bool]) -> str:
    """Return a text whose links and transclusions of one title lead to another; code is left alone.

    `same(one, other)` tells whether two titles are the same page's.
    """
    old = titles.cleaned(old)
    found = [one for one in CANDIDATE.finditer(text) if not _assigns(one) and same(_target(one), old)]
    if not found or too_long(text):
        return text
    real = _real(text, found)
    return replaced(text, [(one, _rewritten(one, new)) for index, one in enumerate(found) if index in real])


def replaced(text: str, changes: list[tuple[Match[str], str]]) -> str:
    """Return a text with other words in these places, which are in order."""
    parts, position = list[str](), 0
    for found, words in changes:
        parts += [text[position : found.start()], words]
        position = found.end()
    return "".join([*parts, text[position:]])


def _assigns(found: Match[str]) -> bool:
    return bool(found["wiki_title"] and titles.category_in(titles.cleaned(found["wiki_title"])))


def _target(found: Match[str]) -> str:
    return titles.cleaned(titles.cleaned(_title(found)).removeprefix(":"))


def _title(found: Match[str]) -> str:
    return found["wiki_title"] or found["transcluded_within"] or ""


def _real(text: str, found: list[Match[str]]) -> set[int]:
    # Each gets a title that occurs nowhere else, and the parser tells which of these it met outside code.
    mark = "retarget"
    while mark in text:
        mark += "-"
    changes = [(one, one[0].replace(_title(one), f"{mark} {index}", 1)) for index, one in enumerate(found)]
    named = references(replaced(text, changes))
    met = {*named.links, *named.transclusions, named.redirect or ""}
    return {index for index in range(len(found)) if f"{mark} {index}" in met}


def _rewritten(found: Match[str], new: str) -> str:
    if found["transcluded_within"]:
        return f"{{{{{new}}}}}"
    colon = ":" if titles.category_in(new) else ""
    section = f"#{found['wiki_section']}" if found["wiki_section"] else ""
    return f"[[{colon}{new}{section}{_label(found, new)}]]"


def _label(found: Match[str], new: str) -> str:
    old = _target(found)
    if found["wiki_label"]:
        return f"|{found['wiki_label']}"
    silent = found["wiki_section"] or UNLIKE_WORDS.search(old + new) or old.casefold() == new.casefold()
    return "" if silent else f"|{old}"
