"""A page of a history: its revisions, newest first, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiapp.content import Revision
from wikiapp.content.touching import touched
from wikiapp.web.answer import url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.content import Content
    from wikiapp.history.filters import Filter

ROOM = 50  # revisions on one page of history


@dataclass(frozen=True)
class Listing:
    """Revisions before a number, as a filter lets them through; pages stay quick however many there are.

    `times` says of each how many times more, or fewer, the passage that was asked for stood in it; `back_to` how
    far back that was looked for. `next_before` is where older ones begin, None where there are none.
    """

    content: Content
    wanted: Filter
    before: int
    revisions: Sequence[Revision]
    next_before: int | None
    times: dict[int, int] = field(default_factory=dict)
    back_to: int | None = None

    @classmethod
    def of(cls, content: Content, wanted: Filter, last: int | None) -> Listing:
        """Return the page that begins before revision `last`, or with the newest."""
        end = content.revision_count + 1
        before = min(last, end) if last and last > 0 else end
        return _touching(content, wanted, before) if wanted.text else _plain(content, wanted, before)

    @property
    def settled(self) -> dict[int, int]:
        """Which of them were undone, or taken up, and by which later one."""
        return self.content.history.settled([revision.number for revision in self.revisions])

    @property
    def older(self) -> str | None:
        """Where older ones are listed."""
        return self._address(self.next_before) if self.next_before else None

    @property
    def newer(self) -> str | None:
        """Where newer ones are listed: those just before these where nothing is filtered, else the newest."""
        if self.before > self.content.revision_count:
            return None
        return self._address(None if self.wanted.query else self.before + ROOM)

    def _address(self, before: int | None) -> str:
        within = before if before and before <= self.content.revision_count else None
        return url(self.content, "history", **self.wanted.query, before=within)


def _plain(content: Content, wanted: Filter, before: int) -> Listing:
    found = content.history.before(before, ROOM + 1, *wanted.conditions)
    next_before = found[ROOM - 1].number if len(found) > ROOM else None
    return Listing(content, wanted, before, found[:ROOM], next_before)


def _touching(content: Content, wanted: Filter, before: int) -> Listing:
    looked = touched(content, wanted.text, before)
    these = Revision.number.in_(sorted(looked.by, reverse=True)[:ROOM])
    found = content.history.before(before, ROOM, these, *wanted.conditions)
    back_to = found[-1].number if len(looked.by) > ROOM and found else looked.back_to
    return Listing(content, wanted, before, found, back_to if back_to > 1 else None, looked.by, back_to)
