"""Settling a collision place by place: what is asked for each place, and the text that comes of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikiapp.content import Suppressed, WrittenWrong
from wikiapp.content.merge import Collision, Merged, Piece, merge, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikiapp.content import Content

LINES_AROUND = 2  # lines of settled text that are shown before a place, to tell where it is


@dataclass(frozen=True)
class Place:
    """One place that both changed; `before` are the last lines that are settled above it."""

    number: int
    before: str
    mine: str
    theirs: str


def places(merged: Merged) -> Iterator[Place]:
    """Yield the places that are left to decide, numbered from 0."""
    before, number = "", 0
    for piece in merged.pieces:
        if isinstance(piece, Piece):
            before = "".join(piece.text.splitlines(keepends=True)[-LINES_AROUND:])
        else:
            yield Place(number, before, piece.mine, piece.theirs)
            before, number = "", number + 1


def settled(content: Content, sent: Mapping[str, str], based_on: int | None) -> str:
    """Return the text that the answers make of what was mine and what was theirs; raises WrittenWrong.

    Both texts and the one that they began from are merged again, which gives the same places as before.
    """
    try:
        content.history.insist_on_shown(based_on or 0)
        began, theirs = int(sent["began"]), content.history.body(based_on or 0)
        base = content.history.original(began) if began else ""
    except (KeyError, ValueError, LookupError, Suppressed) as error:
        raise WrittenWrong("based_on", "unknown") from error
    merged = merge(base, _lines(sent["mine"]), theirs)
    return resolved(merged, [_answer(sent, n, place) for n, place in enumerate(merged.collisions)])


def _answer(sent: Mapping[str, str], number: int, place: Collision) -> str:
    answers = {
        "theirs": place.theirs,
        "both": place.theirs + place.mine,
        "own": _lines(sent.get(f"own-{number}", place.mine)),
    }
    return answers.get(sent.get(f"choice-{number}", ""), place.mine)


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
