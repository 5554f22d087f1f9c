"""Doing the work that a browser does."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING

from wikiapp.newcomers.proof import Challenge

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

ASKED = re.compile(r'data-salt="([^"]+)" data-hash="([^"]+)" data-most="(\d+)" data-signature="([^"]+)"')


def solved(asked: Challenge) -> str:
    """Return the proof that a challenge asks for."""
    for number in range(asked.most):
        if hashlib.sha256(f"{asked.salt}{number}".encode()).hexdigest() == asked.hash:
            return f"{asked.salt} {number} {asked.signature}"
    raise AssertionError("no number belongs to that hash")


def asked_by(answer: TestResponse) -> Challenge:
    """Return what a page asks its browser for."""
    found = ASKED.search(html.unescape(answer.text))
    if found is None:
        raise AssertionError("no work is asked for")
    return Challenge(found[1], found[2], found[4], int(found[3]))
