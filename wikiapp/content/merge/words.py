"""Merging lines of prose that both sides changed, by words: only where the two can't be about the same thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wikiapp.content.merge.alignment import changes
from wikiapp.content.merge.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wikiapp.content.merge.chunks import Chunk

TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
APART = re.compile(r"\s\S*\w\S*\s")  # a whole word, with its spaces, that neither side changed
WORD, NUMBER, MARK = re.compile(r"\w+"), re.compile(r"\d"), re.compile(r"[^\w\s]")

Edit = tuple[int, int, str]  # base[start:end] becomes a text
Place = list[Edit]


def words(chunk: Chunk) -> str | None:
    """Return the chunk with the edits of both, None where they touch, or where a side reworded the lines.

    Two edits that are less than a word apart touch: in "100 EUR" amount and currency are one thing.
    """
    base, mine, theirs = (TOKEN.findall("".join(side)) for side in (chunk.base, chunk.mine, chunk.theirs))
    my_places, their_places = _places(base, mine), _places(base, theirs)
    mine_alone = [place for place in my_places if place not in their_places]
    theirs_alone = [place for place in their_places if place not in my_places]
    if not _independent(base, mine_alone, theirs_alone):
        return None
    return _edited(base, sorted(edit for place in my_places + theirs_alone for edit in place))


def _places(base: Sequence[str], side: Sequence[str]) -> list[Place]:
    """Return the edits of one side, those together that are less than a word apart."""
    places: list[Place] = []
    for change in changes(base, side):
        edit = change.start, change.end, "".join(side[change.new_start : change.new_end])
        if places and not _apart(base, places[-1], [edit]):
            places[-1].append(edit)
        else:
            places.append([edit])
    return places


def _independent(base: Sequence[str], mine: list[Place], theirs: list[Place]) -> bool:
    """Tell whether both can stand: all apart, and neither side put new words in several, dependent places."""
    if not mine or not theirs:
        return True
    if any(sum(_is_worded_anew(base, place) for place in side) > 1 for side in (mine, theirs)):
        return False
    neighbours = pairwise(sorted([(place, "mine") for place in mine] + [(place, "theirs") for place in theirs]))
    return all(_may_stand(base, one, other) for (one, of), (other, by) in neighbours if of != by)


def _may_stand(base: Sequence[str], one: Place, other: Place) -> bool:
    return _apart(base, one, other) or _punctuate(base, one, other)


def _apart(base: Sequence[str], one: Place, other: Place) -> bool:
    first, second = sorted((one, other))
    return APART.search("".join(base[first[-1][1] : second[0][0]])) is not None


def _is_worded_anew(base: Sequence[str], place: Place) -> bool:
    return not all(_corrects(base, edit) for edit in place)


def _punctuate(base: Sequence[str], one: Place, other: Place) -> bool:
    """Tell whether one puts a mark beside a word, and the other corrects how that is spelled."""
    single = len(one) == len(other) == 1
    return single and (_punctuates(base, *one, *other) or _punctuates(base, *other, *one))


def _punctuates(base: Sequence[str], mark: Edit, spelling: Edit) -> bool:
    beside = mark[0] == mark[1] and mark[1] in spelling[:2] and MARK.fullmatch(mark[2]) is not None
    return beside and spelling[1] - spelling[0] == 1 and _corrects(base, spelling)


def _corrects(base: Sequence[str], edit: Edit) -> bool:
    """Tell whether the words stay the same but for their spelling; a number is never misspelled."""
    old, new = (WORD.findall(text) for text in ("".join(base[edit[0] : edit[1]]), edit[2]))
    return len(old) == len(new) and all(map(_spells_the_same, old, new))


def _spells_the_same(old: str, new: str) -> bool:
    if NUMBER.search(old + new):
        return old == new
    return old.casefold() == new.casefold() or alike(old, new)


def _edited(base: Sequence[str], edits: Iterable[Edit]) -> str:
    text, at = [], 0
    for start, end, new in edits:
        text += [*base[at:start], new]
        at = end
    return "".join([*text, *base[at:]])
