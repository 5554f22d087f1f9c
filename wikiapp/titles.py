"""Titles of pages, as strings: what they may be, how they are spelled, looked up and addressed."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

PAGE = "page"  # the kind of content that titles, and so wiki links, lead to
FILE = "file"  # the kind that names of files lead to, which are looked up as titles are
PATH = "/wiki/"
LONGEST_TITLE = 200  # bytes of UTF-8: what addresses, feeds and file names can all bear
# What hangs behind the address of a page (`/wiki/Tea/history`) can't be the last part of a title.
SUFFIXES = {
    "edit", "history", "revisions", "diff", "blame", "playback", "links", "discussion", "feed.atom",
    "agreements", "versions", "reverts", "undos", "rollbacks", "adoptions", "moves", "deletion", "restoration",
    "protection", "reports", "suppressions", "disclosures", "looks",
}  # fmt: skip
RESERVED = SUFFIXES | {"new"}
A_REVISION = re.compile(r"(^|/) ?(revisions|versions) ?/ ?\d+$", re.IGNORECASE)
FORBIDDEN = re.compile(r"[\[\]{}<>|#\\\x00-\x1f\x7f]")
# Marks that can't be seen or that turn the direction of writing: titles that look alike must be alike.
INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
CATEGORY_WORDS = ("category:", "kategori:")


class BadTitle(ValueError):
    """A title that can't be; `reason` is one word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def titled(title: str) -> str:
    """Return a title as it is kept: composed letters, single spaces. Raises BadTitle."""
    title = spelled(title)
    reason = (
        "empty" if not title
        else "not_text" if any(unicodedata.category(letter) in INVISIBLE for letter in title)
        else "forbidden" if FORBIDDEN.search(title)
        else "too_large" if max(len(title.encode()), len(key(title))) > LONGEST_TITLE
        else "slashes" if any(not part.strip() or part.strip() in {".", ".."} for part in title.split("/"))
        else "reserved" if title.rpartition("/")[2].strip().casefold() in RESERVED or A_REVISION.search(title)
        else None
    )  # fmt: skip
    if reason:
        raise BadTitle(reason)
    return title


def possible(title: str) -> bool:
    """Tell whether a page could bear that title."""
    try:
        return bool(titled(title))
    except BadTitle:
        return False


def spelled(title: str) -> str:
    """Return a title in the one spelling that is kept, legal or not; `_` is a space."""
    return " ".join(unicodedata.normalize("NFC", title).replace("_", " ").split())


def key(title: str) -> str:
    """Return what a title is looked up by: case, Unicode form and the language of `Category:` don't matter."""
    folded = unicodedata.normalize("NFKC", spelled(title)).casefold()
    folded = unicodedata.normalize("NFC", " ".join(folded.split()))
    for word in CATEGORY_WORDS:
        if folded.startswith(word):
            return CATEGORY_WORDS[0] + folded.removeprefix(word).lstrip()
    return folded


def path_of(title: str) -> str:
    """Return the path at which the page of that title is read, with `_` for spaces."""
    return PATH + quote(title.replace(" ", "_"), safe="/:@!$&'()*+,;=~")


def category_of(title: str) -> str | None:
    """Return the name of the category that a page of that title is about, None where it is about none."""
    return title.partition(":")[2].strip() if key(title).startswith(CATEGORY_WORDS[0]) else None
