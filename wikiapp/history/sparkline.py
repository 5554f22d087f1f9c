"""How long a content was over its whole history, as a small line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikiapp.content import Content

POINTS = 60
WIDTH, HEIGHT = 240, 40  # of the drawing's own units


@dataclass(frozen=True)
class Sparkline:
    """The points of a line from the first revision to the latest, and its length in words at least and at most."""

    points: str
    least: int
    most: int
    now: int

    @classmethod
    def of(cls, content: Content) -> Sparkline | None:
        """Draw the line of a content; None where it has no length yet."""
        sizes = content.history.sizes(_sample(content.latest_number))
        if len(sizes) < 2:  # noqa: PLR2004 -- a line has two ends
            return None
        first, last, most = sizes[0][0], sizes[-1][0], max(size for _, size in sizes) or 1
        ends = (
            f"{_across(number, first, last)},{HEIGHT - round(HEIGHT * size / most, 1)}" for number, size in sizes
        )
        return cls(" ".join(ends), min(size for _, size in sizes), most, sizes[-1][1])


def _sample(count: int) -> list[int]:
    """Return numbers of revisions, evenly spread, with the first and the latest."""
    steps = min(count, POINTS) - 1
    return [1 + round(step * (count - 1) / steps) for step in range(steps + 1)] if steps > 0 else []


def _across(number: int, first: int, last: int) -> float:
    return round(WIDTH * (number - first) / (last - first), 1)
