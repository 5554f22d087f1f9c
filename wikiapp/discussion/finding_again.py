"""Finding a passage again in a text that was edited since: where it stands word for word, or nearly so.

First the very words are looked for, nearest to where they stood. Otherwise the beginning and the end of the
passage are matched fuzzily (diff-match-patch's Bitap, after Wu and Manber, 1992) within a window around that
place, and what lies between has to be like the passage. All of it is bounded, so no text makes it slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Iterator

END = 24  # letters of either end that are matched
WINDOW = 2_500  # letters before and after the place
MOST_CHANGED = 0.4  # share of the passage's letters
KEPT = 4096  # results that are remembered; texts never change, so neither do those

_REMEMBERED: dict[tuple[bytes, str, int], tuple[int, int] | None] = {}


def found_again(text: str, digest: bytes, quote: str, near: int) -> tuple[int, int] | None:
    """Return where a passage begins and ends in a text with that hash; None where its words are gone."""
    key = (digest, quote, near)
    if key not in _REMEMBERED:
        if len(_REMEMBERED) >= KEPT:
            _REMEMBERED.clear()
        _REMEMBERED[key] = find(text, quote, near)
    return _REMEMBERED[key]


def find(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """Return where a passage begins and ends in a text; None where its words are gone."""
    exact = min(_occurrences(text, quote), key=lambda start: abs(start - near), default=None)
    if exact is not None:
        return exact, exact + len(quote)
    return _nearly(text, quote, near)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _nearly(text: str, quote: str, near: int) -> tuple[int, int] | None:
    start = max(0, min(near, len(text)) - WINDOW)
    window, near = text[start : start + 2 * WINDOW + len(quote)], near - start
    engine = diff_match_patch()
    engine.Match_Threshold, engine.Match_Distance = 0.5, 2 * WINDOW
    first = engine.match_main(window, quote[:END], max(near, 0))
    if first < 0:
        return None
    last = engine.match_main(window, quote[-END:], first + max(len(quote) - END, 0))
    if last < 0:
        return None
    begin, end = _at_words(window, first, first + _length(engine, quote, window[first : last + 2 * END]))
    return (start + begin, start + end) if begin < end and _alike(engine, quote, window[begin:end]) else None


def _length(engine: diff_match_patch, quote: str, found: str) -> int:
    """Return where the last letter of a passage is in what begins like it and goes on beyond it."""
    difference = engine.diff_main(quote, found, False)
    engine.diff_cleanupSemantic(difference)
    return int(engine.diff_xIndex(difference, len(quote) - 1)) + 1


def _at_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words: fuzzy matches begin a letter too early or too late."""
    while begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum():
        begin -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    stretch = text[begin:end]
    return begin + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def _alike(engine: diff_match_patch, quote: str, found: str) -> bool:
    if len(found) > 2 * len(quote) + END:
        return False
    return bool(engine.diff_levenshtein(engine.diff_main(quote, found, False)) <= MOST_CHANGED * len(quote))
