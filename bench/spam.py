"""`python -m bench.spam`: how much spam the desk finds that learned from one set of comments, in another one.

The sets are the comments of two videos (UCI, YouTube Spam Collection), which lie beside the project or don't.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from time import process_time

from wikiapp.moderation.guess import Guesser

SETS = Path(__file__).parent.parent.parent / "shared" / "data" / "spam"
NAMES = ("youtube_01-Psy", "youtube_02-KatyPerry")
HAM_KEPT = 0.95

Lesson = tuple[str, bool]


def main() -> None:
    """Learn from each set, and ask about the other."""
    if not SETS.exists():
        sys.exit(f"There are no comments to learn from in {SETS}.")
    first, second = (comments(name) for name in NAMES)
    for told, learned, asked in ((" → ".join(NAMES), first, second), (" → ".join(NAMES[::-1]), second, first)):
        caught, kept, as_is = measured(learned, asked)
        print(
            f"{told}: {caught:.1%} of spam at {kept:.1%} of ham kept; as it is: {as_is[0]:.1%} at {as_is[1]:.1%}"
        )
    start = process_time()
    guesser = Guesser(first)
    print(f"learning {len(first)} texts: {1000 * (process_time() - start):.1f} ms", end=", ")
    start = process_time()
    for text, _ in second:
        guesser.guess(text)
    print(f"a guess: {1000 * (process_time() - start) / len(second):.3f} ms")


def measured(learned: list[Lesson], asked: list[Lesson]) -> tuple[float, float, tuple[float, float]]:
    """Return which part of spam is caught where enough ham is kept, that part of ham, and both as it is."""
    guesser = Guesser(learned)
    weights = {
        sort: sorted(guesser.guess(text).weight for text, is_spam in asked if is_spam is sort)
        for sort in (True, False)
    }
    ham, spam = weights[False], weights[True]
    limit = ham[min(len(ham) - 1, int(HAM_KEPT * len(ham)))]
    return _above(spam, limit), 1 - _above(ham, limit), (_above(spam, 0), 1 - _above(ham, 0))


def _above(weights: list[float], limit: float) -> float:
    return sum(weight > limit for weight in weights) / len(weights)


def comments(name: str) -> list[Lesson]:
    """Return the texts of one set, each with whether it is spam."""
    with gzip.open(SETS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [(said["text"], bool(said["spam"])) for said in map(json.loads, lines)]


if __name__ == "__main__":
    main()
