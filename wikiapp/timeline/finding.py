"""Finding the changes that fit a filter, a page at a time, in a moment, however many there are.

Each facet has a list that is read from its end, and so have people and days. Where more than one is asked for, a
list that is short is looked through whole; otherwise so many changes of one list are looked at for a page, and the
next page goes on from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import literal, select, tuple_

from wikiapp.content import Revision
from wikiapp.content.facet import GUEST, UNSEEN, Facet, has
from wikiapp.content.suppression import Hidden, hidden_of, shown
from wikiapp.database import EPOCH
from wikiapp.days import day_of, midnight
from wikiapp.timeline.length import is_short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from wikiapp.timeline.filters import Filter

# Tables, not classes: what is asked of classes takes half as long again.
_revision, _facet = Revision.__table__.c, Facet.__table__.c
DAYS, PERSON = "days", "person"  # lists that are none of a facet
SPAN = 2000  # changes that are looked at for one page
KEPT = 1_000  # queries, as making one takes longer than answering it
_MADE: dict[tuple[Any, ...], Select[Any]] = {}


class Numbered(Protocol):
    """What is asked for of changes: the revisions, or some of what they bear."""

    @property
    def id(self) -> int:
        """The row number of the revision."""


Change = TypeVar("Change", bound=Numbered)


class Asking(NamedTuple, Generic[Change]):
    """What to ask for of changes: `rows` is a query for all of them, `read` gives what a narrower one finds."""

    rows: Select[Any]
    read: Callable[[Session, Select[Any]], Sequence[Change]]


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
        floor = self._floor() if self._is_crossed and not self._is_short(self._read) else None
        found = asking.read(self.session, self._query(asking.rows, floor, room + 1))
        if len(found) > room:
            return Found(found[:room], found[room - 1].id)
        return Found(found, floor[-1] if floor else None)

    def _query(self, rows: Select[Any], floor: Any, room: int) -> Select[Any]:
        asked = rows, self.wanted, room
        made = _MADE.get(asked) if self._is_simple else None
        if made is None:
            made = self._narrowed(rows, floor).limit(room)
            if self._is_simple:
                _keep(asked, made)
        return made

    def _narrowed(self, rows: Select[Any], floor: Any) -> Select[Any]:
        read = self._read
        if read in self.wanted.facets:
            rows = rows.join(Facet.__table__, _facet.revision_id == _revision.id)
            if self.before is not None and DAYS not in self._asked:
                # Said of both, or PostgreSQL reads all newer revisions to join them with none.
                rows = rows.where(_revision.id < self.before)
        return self._from_its_end(rows.where(*self._reach(floor), *self._others))

    def _reach(self, floor: Any) -> list[ColumnElement[bool]]:
        """Return the conditions of the list that is read, as far back as a change of it."""
        if floor is None:
            return self._conditions(self._read)
        # The floor alone, not since when as well: an index is ended by one of two ends only, as it is begun.
        days = replace(self._days, since="").within_days(_revision.created_at)
        near = days if self._read == DAYS else self._conditions(self._read)
        return [*near, tuple_(*self._order) >= self._place(*floor)]

    @cached_property
    def _asked(self) -> list[str]:
        """The lists that a change has to stand in, all of them."""
        person, days = self.wanted.person, self.wanted.since or self.wanted.until
        return [*self.wanted.facets, *([PERSON] if person else []), *([DAYS] if days else [])]

    @property
    def _is_crossed(self) -> bool:
        return len(self._asked) > 1

    @property
    def _is_simple(self) -> bool:
        """Whether the query is the same whatever there is: that for the newest of one list."""
        return self.before is None and not self._is_crossed

    @cached_property
    def _read(self) -> str:
        """The list that is read; nothing for that of all changes."""
        if not self._is_crossed:
            return "".join(self._asked)
        short = (name for name in self._asked if self._is_short(name))
        return next(short, DAYS if DAYS in self._asked else self._asked[0])

    def _is_short(self, name: str) -> bool:
        if name == DAYS:
            return False
        rows = select(*self._order_of(name)).where(*self._conditions(name))
        # What nobody has looked at becomes less by being looked at.
        known_as = None if name == UNSEEN else (name, self.wanted.person if name == PERSON else "")
        return is_short(self.session, rows, SPAN, known_as)

    @cached_property
    def _order(self) -> list[Any]:
        """What the changes are sorted by, so that one list can be read without sorting it."""
        # What was brought here from elsewhere is of another day than what was written before and after it here.
        return self._order_of(DAYS if DAYS in self._asked else self._read)

    def _order_of(self, name: str) -> list[Any]:
        if name == DAYS:
            return [_revision.created_at, _revision.id]
        return [_facet.revision_id if name in self.wanted.facets else _revision.id]

    def _conditions(self, name: str) -> list[ColumnElement[bool]]:
        if name == DAYS:
            return self._days.within_days(_revision.created_at)
        if name == PERSON:
            return [_revision.author_id == int(self.wanted.person)]
        return [_facet.name == name] if name else []

    @property
    def _others(self) -> list[ColumnElement[bool]]:
        others = [name for name in self._asked if name != self._read]
        found = [has(name, _revision.id) for name in others if name in self.wanted.facets]
        found += [each for name in others if name in {DAYS, PERSON} for each in self._conditions(name)]
        if self.wanted.person or GUEST in self.wanted.facets:
            found.append(shown(Hidden.AUTHOR, hidden_of(_revision.id)))
        return found

    def _floor(self) -> Any:
        """Return the last change of the list that is looked at for a page; None where that is all there is."""
        rows = self._from_its_end(select(*self._order).where(*self._conditions(self._read)))
        return self.session.execute(rows.offset(SPAN - 1).limit(1)).first()

    def _from_its_end(self, rows: Select[Any]) -> Select[Any]:
        if self._start is not None:
            rows = rows.where(tuple_(*self._order) < self._place(*self._start))
        return rows.order_by(None).order_by(*(column.desc() for column in self._order))

    def _place(self, *values: Any) -> Any:
        return tuple_(*(literal(value, column.type) for value, column in zip(values, self._order, strict=True)))

    @cached_property
    def _start(self) -> list[Any] | None:
        """Where the change stands before which to go on, in what the changes are sorted by."""
        return None if self.before is None else [*([self._moment] if DAYS in self._asked else []), self.before]

    @cached_property
    def _moment(self) -> datetime:
        at = select(_revision.created_at).where(_revision.id <= self.before).order_by(_revision.id.desc())
        return self.session.scalar(at.limit(1)) or EPOCH

    @property
    def _days(self) -> Filter:
        """The days that are asked for; not until when, where that is later than where to go on."""
        # An index can be begun at one of two ends only, and there may be much between the two.
        last = day_of(self.wanted.until)
        begun = self.before is not None and last is not None and self._moment < midnight(last)
        return replace(self.wanted, until="") if begun else self.wanted


def _keep(asked: tuple[Any, ...], made: Select[Any]) -> None:
    if len(_MADE) >= KEPT:
        _MADE.clear()
    _MADE[asked] = made
