"""From what somebody typed to what is asked for. Nothing that can be typed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from search_index.analysis import Place, places, words
from search_index.folding import composed

if TYPE_CHECKING:
    from search_index.query import Query

MOST_WORDS = 32
LONGEST = 1000  # letters that are read

Field = Literal["text", "title", "tag", "by", "language"]

_NAMES: dict[str, Field] = {
    "title": "title", "titel": "title", "tag": "tag", "by": "by", "af": "by", "language": "language", "sprog":
    "language",
}  # fmt: skip
_LIMITS = {"before": "before", "før": "before", "after": "after", "efter": "after"}
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_PIECE = re.compile(r'(?:(?<!\S)(?P<minus>-))?(?:(?P<name>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))')
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clause:
    """What must, or must not, be so: words side by side in the text or the title, or a value of another field."""

    field: Field
    words: tuple[str, ...]
    quoted: bool = False
    """To be found as they are written, not inflected."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, understood."""

    text: str
    runs: tuple[tuple[Place, ...], ...] = ()
    """The plain words by their places in the text; those of a run stand side by side."""
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    after: date | None = None
    before: date | None = None
    cut: bool = False


def understand(typed: str) -> Asked:
    """Read a query in the language that `Query` describes."""
    asked = Asked(composed(typed[:LONGEST]), cut=len(typed) > LONGEST)
    goes_on = False
    for piece in _PIECE.finditer(asked.text.translate(_QUOTES)):
        asked, goes_on = _taken(asked, piece, goes_on)
    return _bounded(asked)


def is_narrowed(query: Query, asked: Asked) -> bool:
    """Tell whether a query asks for some documents only, even where it has no words."""
    return any(
        (query.kinds, query.languages, query.tags, query.authors, query.after, query.before, asked.wanted,
         asked.unwanted, asked.after, asked.before)
    )  # fmt: skip


def _taken(asked: Asked, piece: re.Match[str], goes_on: bool) -> tuple[Asked, bool]:
    """Return what is asked with one more piece, and whether that was a plain one, which the next may go on."""
    if limited := _limited(asked, piece):
        return limited, False
    if clause := _clause(piece):
        if piece["minus"]:
            return replace(asked, unwanted=(*asked.unwanted, clause)), False
        return replace(asked, wanted=(*asked.wanted, clause)), False
    found = tuple(Place(word, piece.start() + start) for word, start in places(piece[0]))
    before, last = (asked.runs[:-1], asked.runs[-1]) if goes_on else (asked.runs, ())
    return (replace(asked, runs=(*before, (*last, *found))), True) if found else (asked, goes_on)


def _limited(asked: Asked, piece: re.Match[str]) -> Asked | None:
    side, day = _LIMITS.get(_name(piece)), _first_day(_value(piece))
    if side is None or day is None:
        return None
    if (side == "after") is not bool(piece["minus"]):  # not before that day is after it
        return replace(asked, after=max(day, asked.after or day))
    return replace(asked, before=min(day, asked.before or day))


def _clause(piece: re.Match[str]) -> Clause | None:
    name, value, quoted = _name(piece), _value(piece), piece["quoted"] is not None
    found = tuple(words(value))
    if not found:
        return None
    if field := _NAMES.get(name):
        return Clause(field, found if field == "title" else (value,), quoted)
    if quoted and not name:
        return Clause("text", found, quoted)
    return Clause("text", tuple(words(piece[0]))) if piece["minus"] else None


def _name(piece: re.Match[str]) -> str:
    return (piece["name"] or "").casefold()


def _value(piece: re.Match[str]) -> str:
    return piece["bare"] or piece["quoted"] or ""


def _first_day(written: str) -> date | None:
    if not (found := _DATE.fullmatch(written)):
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bounded(asked: Asked) -> Asked:
    left, runs = MOST_WORDS, []
    for run in asked.runs:
        runs.append(run[:left])
        left -= len(runs[-1])
    wanted, unwanted = asked.wanted[:MOST_WORDS], asked.unwanted[:MOST_WORDS]
    whole = (tuple(runs), wanted, unwanted) == (asked.runs, asked.wanted, asked.unwanted)
    return replace(
        asked, runs=tuple(run for run in runs if run), wanted=wanted, unwanted=unwanted, cut=asked.cut or not whole
    )
