"""`@name` in a comment, as a link to the person: only where exactly one person bears that name."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from re import Match

    from sqlalchemy.orm import Session

MOST_WORDS = 4  # of a name
MOST_NAMES = 500  # that are looked up for one page
WORD = r"(?:[\w.'’-]|&amp;)+"
MENTION = re.compile(rf"(?<![\w@/.])@({WORD}(?: {WORD}){{0,{MOST_WORDS - 1}}})")
PIECES = re.compile(r"<[^>]*>|[^<]+")
CLOSED = ("a", "code", "pre")  # in which nothing is a mention


def with_mentions(session: Session, html: Mapping[int, str]) -> dict[int, str]:
    """Return pieces of HTML in which people who are mentioned can be reached."""
    names = {
        name for one in html.values() if "@" in one for found in MENTION.finditer(one) for name in _names(found)
    }
    known = _known(session, sorted(names)[:MOST_NAMES]) if names else {}
    return {number: _linked(one, known) if known and "@" in one else one for number, one in html.items()}


def _names(found: Match[str]) -> Iterator[str]:
    """Yield what the words after the sign may be as a name, the longest first."""
    for words in reversed(list(accumulate(found[1].split(" "), "{} {}".format))):
        yield words
        if words[-1] in ".'’-":  # the sentence's, not the name's
            yield words.rstrip(".'’-")


def _known(session: Session, names: list[str]) -> dict[str, int | None]:
    """Return the people of these names by their number, None for a name that several bear."""
    plain = {unescape(name): name for name in names if name}
    rows = (
        select(Person.name, func.min(Person.id), func.count()).where(Person.name.in_(plain)).group_by(Person.name)
    )
    return {
        plain[name]: number if count == 1 else None for name, number, count in session.connection().execute(rows)
    }


def _linked(html: str, known: Mapping[str, int | None]) -> str:
    out, within = list[str](), 0
    for piece in PIECES.findall(html):
        if piece[0] == "<":
            name = re.match(r"</?(\w+)", piece)
            within += (-1 if piece[1] == "/" else 1) * bool(name and name[1] in CLOSED)
        out.append(piece if within or piece[0] == "<" else MENTION.sub(lambda one: _link(one, known), piece))
    return "".join(out)


def _link(found: Match[str], known: Mapping[str, int | None]) -> str:
    name = next((name for name in _names(found) if name in known), None)
    number = known.get(name) if name else None
    if name is None or number is None:
        return found[0]
    return f'<a class="mention" href="/people/{number}">@{escape(unescape(name))}</a>{found[1][len(name) :]}'
