"""Titles of posts: any words on one line, since they are no addresses."""

from __future__ import annotations

import unicodedata

from wikiapp.editing.refusing import Refused
from wikiapp.language import gettext as _
from wikiapp.titles import INVISIBLE, LONGEST_TITLE

JOINERS = "\u200c\u200d"  # within emoji, and within words of some scripts


def post_title(title: str) -> str:
    """Return a title as it is kept: composed letters, single spaces. Raises Refused."""
    title = " ".join(unicodedata.normalize("NFC", title).split())
    if not title:
        raise Refused("title", _("Give the post a title."))
    if any(unicodedata.category(letter) in INVISIBLE and letter not in JOINERS for letter in title):
        raise Refused("title", _("The title holds signs that can't be seen. Type it again."))
    if len(title.encode()) > LONGEST_TITLE:
        raise Refused("title", _("The title is too long. Keep it under 200 letters."))
    return title
