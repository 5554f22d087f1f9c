"""Finding the changes that fit a filter, a page at a time, in a moment, however many there are.

Each facet has a list that is read from its end, and so have people and days. Where more than one is asked for, a
list that is short is looked through whole; otherwise so many changes of one list are looked at for a page, and the
next page goes on from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import select

from wikiapp.content import Revision
from wikiapp.database import EPOCH
from wikiapp.days import day_of, midnight
from wikiapp.timeline.length import is_short
from wikiapp.timeline.query import BEGINS, DAYS, ENDS, Query, floor_of, lists_of, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from wikiapp.timeline.filters import Filter

SPAN = 2000  # changes that are looked at for one page


class Numbered(Protocol):
    """What is asked for of changes: the revisions, or some of what they bear."""

    @property
    def id(self) -> int:
        """The row number of the revision."""


Change = TypeVar("Change", bound=Numbered)


class Asking(NamedTuple, Generic[Change]):
    """What to ask for of changes: `rows` is a query for all of them.

    `read` gives what a narrower query finds with the parameters that it bears.
    """

    rows: Select[Any]
    read: Callable[[Session, Select[Any], dict[str, Any]], Sequence[Change]]


class Found(NamedTuple, Generic[Change]):
    """Changes, newest first, and the number before which to go on; None where that was all."""

    changes: Sequence[Change]
    older: int | None


@dataclass(frozen=True)
class Finding:
    """What fits a filter, the newest first, or what comes before one."""

    session: Session
    wanted: Filter
    before: int | None = None

    def page(self, room: int, asking: Asking[Change]) -> Found[Change]:
        """Return so many of them."""
        floor = None if self._is_read_whole else self._floor()
        query = page_of(self._query, asking.rows, room + 1, is_ended=floor is not None)
        found = asking.read(self.session, query, self._parameters | _named(ENDS, floor or ()))
        if len(found) > room:
            return Found(found[:room], found[room - 1].id)
        return Found(found, floor[-1] if floor else None)

    @cached_property
    def _query(self) -> Query:
        return Query(self.wanted, self._read, self.before is not None, not self._begins_within_days)

    @cached_property
    def _asked(self) -> list[str]:
        return lists_of(self.wanted)

    @cached_property
    def _read(self) -> str:
        """The list that is read; nothing for that of all changes."""
        if len(self._asked) <= 1:
            return "".join(self._asked)
        short = (name for name in self._asked if self._is_short(name))
        return next(short, DAYS if DAYS in self._asked else self._asked[0])

    @property
    def _is_read_whole(self) -> bool:
        return len(self._asked) <= 1 or self._is_short(self._read)

    def _is_short(self, name: str) -> bool:
        return name != DAYS and is_short(self.session, self.wanted, name, SPAN)

    def _floor(self) -> Any:
        """Return the last change of the list that is looked at for a page; None where that is all there is."""
        return self.session.execute(floor_of(self._query, SPAN), self._parameters).first()

    @property
    def _parameters(self) -> dict[str, Any]:
        if self.before is None:
            return {}
        return _named(BEGINS, [self._moment, self.before] if DAYS in self._asked else [self.before])

    @property
    def _begins_within_days(self) -> bool:
        """Whether the change before which to go on comes earlier than the last day that is asked for."""
        last = day_of(self.wanted.until)
        return self.before is not None and last is not None and self._moment < midnight(last)

    @cached_property
    def _moment(self) -> datetime:
        at = select(Revision.created_at).where(Revision.id <= self.before).order_by(Revision.id.desc())
        return self.session.scalar(at.limit(1)) or EPOCH


def _named(place: tuple[Any, ...], values: Sequence[Any]) -> dict[str, Any]:
    """Return the parameters for a place, which among days has a moment, and otherwise a number alone."""
    return {parameter.key: value for parameter, value in zip(place[-len(values) :], values, strict=False)}
