"""The changes of a day, those of one content together where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from wikiapp.content import Content, Revision


@dataclass(frozen=True)
class Bundle:
    """Changes that are shown together: several of one `content`, or, where that is None, one after the other."""

    revisions: Sequence[Revision]
    content: Content | None = None

    @property
    def people(self) -> int:
        """How many people made them, as far as that may be known."""
        return len({one.author.path for one in self.revisions})

    @property
    def size(self) -> tuple[int, int]:
        """How many words came, and how many went."""
        return sum(one.words_added for one in self.revisions), sum(one.words_removed for one in self.revisions)


def by_day(revisions: Sequence[Revision], *, by_content: bool) -> list[tuple[date, list[Bundle]]]:
    """Return changes by days, in their order; a content stands where it was changed last on that day."""
    days = [(day, list(of_day)) for day, of_day in groupby(revisions, lambda one: one.created_at.date())]
    return [(day, list(_bundles(of_day)) if by_content else [Bundle(of_day)]) for day, of_day in days]


def _bundles(revisions: Iterable[Revision]) -> Iterator[Bundle]:
    together: dict[int, list[Revision]] = {}
    for one in revisions:
        together.setdefault(one.content_id, []).append(one)
    for several, groups in groupby(together.values(), lambda group: len(group) > 1):
        if several:
            yield from (Bundle(group, group[0].content) for group in groups)
        else:
            yield Bundle([group[0] for group in groups])
