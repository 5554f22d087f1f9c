"""The changes of a day, those of one content together where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from wikiapp.database import since

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from wikiapp.timeline.lines import Line

A_DAY = 24 * 3600 * 1_000_000  # microseconds


@dataclass(frozen=True)
class Bundle:
    """Changes that are shown together: those of the content of that `title`, or one after the other."""

    lines: Sequence[Line]
    title: str | None = None

    @property
    def html(self) -> Markup:
        """The lines, one after the other."""
        return Markup("".join([one.html for one in self.lines]))  # noqa: S704 -- finished as they are

    @property
    def people(self) -> int:
        """How many people made them, as far as that may be known."""
        return len({one.stamp.writer for one in self.lines})

    @property
    def size(self) -> tuple[int, int]:
        """How many words came, and how many went."""
        stamps = [one.stamp for one in self.lines]
        return sum(one.words_added for one in stamps), sum(one.words_removed for one in stamps)


def by_day(lines: Sequence[Line], *, by_content: bool) -> list[tuple[date, list[Bundle]]]:
    """Return changes by days, in their order; a content stands where it was changed last on that day."""
    days = [list(of_day) for _, of_day in groupby(lines, lambda one: one.stamp.at // A_DAY)]
    return [
        (since(of_day[0].stamp.at).date(), list(_bundles(of_day)) if by_content else [Bundle(of_day)])
        for of_day in days
    ]


def _bundles(lines: Iterable[Line]) -> Iterator[Bundle]:
    together: dict[int, list[Line]] = {}
    for one in lines:
        together.setdefault(one.stamp.content_id, []).append(one)
    for several, groups in groupby(together.values(), lambda group: len(group) > 1):
        if several:
            yield from (Bundle(group, group[0].stamp.title) for group in groups)
        else:
            yield Bundle([group[0] for group in groups])
