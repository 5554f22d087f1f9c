"""Taking compounds apart, by the words there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search_index.analysis import stems
from search_index.folding import squeeze
from search_index.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORTEST, _SHORTEST_LAST = 3, 4  # letters of a part
_LEAST, _MOST = 2, 4  # parts
_SHORTEST_HEAD = 5  # letters of the last part, where the first isn't known
UNKNOWN = ""  # instead of the stem of a part that isn't
_LINKS = "se"
_AT_DIGITS = re.compile(r"\d+|\D+")


def parts(stem: str, known: Callable[[str], bool]) -> list[str]:
    """Return the stems that a stem is made of, none where it can't be taken apart; `known` tells what is a stem.

    Where only the last is known, which says what a compound is about, UNKNOWN stands for what is before it; and
    so it does for what says nothing by itself, like `for` in "forklare".
    """
    pieces = _AT_DIGITS.findall(stem)
    if len(pieces) > 1:
        return pieces if all(known(piece) for piece in pieces) else []

    def telling(piece: str) -> bool:
        return piece not in STOP_WORDS and known(piece)

    return _taken_apart(stem, telling, _MOST) or _last_part(stem, telling)


def _taken_apart(stem: str, known: Callable[[str], bool], most: int) -> list[str]:
    for middle in range(_SHORTEST, len(stem) - _SHORTEST_LAST + 1):  # the last part as long as can be
        if known(stem[middle:]) and (before := _known_parts(stem[:middle], known, most - 1)):
            return [*before, stem[middle:]]
    return []


def _last_part(stem: str, known: Callable[[str], bool]) -> list[str]:
    endings = (stem[middle:] for middle in range(_SHORTEST, len(stem) - _SHORTEST_HEAD + 1))
    return next(([UNKNOWN, ending] for ending in endings if known(ending)), [])


def _known_parts(letters: str, known: Callable[[str], bool], most: int) -> list[str]:
    """Return the stems of a word, or of the words it is made of, with or without the letter that links them."""
    shorter = [letters[:-1]] if letters[-1] in _LINKS and len(letters) > _SHORTEST else []
    roots = [squeeze(stem) for each in (letters, *shorter) for stem in stems(each)]
    for root in roots:
        if known(root):
            return [root]
    if most < _LEAST:
        return []
    return next(filter(None, (_taken_apart(root, known, most) for root in roots[:2])), [])
