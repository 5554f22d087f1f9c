"""The queries by which changes are found, made once for each way of asking: that takes as long as answering one.

Where a page begins and how far it looks are parameters of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, func, select, tuple_

from wikiapp.content import Revision
from wikiapp.content.facet import GUEST, Facet, has
from wikiapp.content.suppression import Hidden, hidden_of, shown
from wikiapp.database import Moment

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

    from wikiapp.timeline.filters import Filter

KEPT = 100  # queries of each sort, of some 45 KB each
DAYS, PERSON = "days", "person"  # lists that are none of a facet
# Tables, not classes: what is asked of classes takes half as long again.
_revision, _facet = Revision.__table__.c, Facet.__table__.c
# The change before which a page begins, and the last that it looks at; both with their moments among days.
BEGINS = bindparam("began", type_=Moment()), bindparam("before", type_=Integer())
ENDS = bindparam("ended", type_=Moment()), bindparam("floor", type_=Integer())


@dataclass(frozen=True)
class Query:
    """How to find the changes that fit a filter: by reading one of their lists from its end."""

    wanted: Filter
    read: str
    """The list that is read; nothing for that of all changes."""
    begins: bool
    """Whether a page begins before a change; otherwise with the newest."""
    reaches_last_day: bool = True
    """Whether the last day that is asked for says where it begins: not where it begins further back."""

    @cached_property
    def asked(self) -> list[str]:
        """The lists that a change has to stand in, all of them."""
        return lists_of(self.wanted)

    @property
    def by_day(self) -> bool:
        """Whether changes are sorted by their moments, so that days can be read without sorting them."""
        # What was brought here from elsewhere is of another day than what was written before and after it here.
        return DAYS in self.asked

    def page(self, rows: Select[Any], *, is_ended: bool) -> Select[Any]:
        """Return the query for what fits, as far as the page looks if that `is_ended`."""
        if self.read in self.wanted.facets:
            rows = rows.join(Facet.__table__, _facet.revision_id == _revision.id)
            if self.begins and not self.by_day:
                # Said of both, or PostgreSQL reads all newer revisions to join them with none.
                rows = rows.where(_revision.id < BEGINS[1])
        return self._from_its_end(rows.where(*self._reach(is_ended=is_ended), *self._others()))

    def whole(self) -> Select[Any]:
        """Return the query for all that stands in the list that is read, whether it fits or not."""
        return self._from_its_end(select(*self._order).where(*self._conditions(self.read)))

    @property
    def _order(self) -> tuple[Any, ...]:
        if self.by_day:
            return _revision.created_at, _revision.id
        return (self._number,)

    @property
    def _number(self) -> Any:
        """The row number of a change, where it is known first: of most no more is looked at."""
        return _facet.revision_id if self.read in self.wanted.facets else _revision.id

    def _from_its_end(self, rows: Select[Any]) -> Select[Any]:
        if self.begins:
            rows = rows.where(tuple_(*self._order) < self._place(BEGINS))
        return rows.order_by(None).order_by(*(column.desc() for column in self._order))

    def _place(self, at: tuple[Any, Any]) -> Any:
        return tuple_(*at[-len(self._order) :])

    def _reach(self, *, is_ended: bool) -> list[ColumnElement[bool]]:
        """Return the conditions of the list that is read, as far back as a page looks."""
        if not is_ended:
            return self._conditions(self.read)
        # The floor alone, not since when as well: an index is ended by one of two ends only, as it is begun.
        days = replace(self._days, since="").within_days(_revision.created_at)
        near = days if self.read == DAYS else self._conditions(self.read)
        return [*near, tuple_(*self._order) >= self._place(ENDS)]

    @property
    def _days(self) -> Filter:
        """The days that are asked for; not until when, where that is later than where to go on."""
        # An index can be begun at one of two ends only, and there may be much between the two.
        return self.wanted if self.reaches_last_day else replace(self.wanted, until="")

    def _conditions(self, name: str) -> list[ColumnElement[bool]]:
        if name == DAYS:
            return self._days.within_days(_revision.created_at)
        if name == PERSON:
            return [_revision.author_id == int(self.wanted.person)]
        return [_facet.name == name] if name else []

    def _others(self) -> list[ColumnElement[bool]]:
        others = [name for name in self.asked if name != self.read]
        found = [has(name, self._number) for name in others if name in self.wanted.facets]
        found += [each for name in others if name in {DAYS, PERSON} for each in self._conditions(name)]
        if self.wanted.person or GUEST in self.wanted.facets:
            found.append(shown(Hidden.AUTHOR, hidden_of(self._number)))
        return found


def lists_of(wanted: Filter) -> list[str]:
    """Return the lists that a change has to stand in, those of facets first."""
    days = wanted.since or wanted.until
    return [*wanted.facets, *([PERSON] if wanted.person else []), *([DAYS] if days else [])]


@lru_cache(KEPT)
def page_of(query: Query, rows: Select[Any], room: int, *, is_ended: bool) -> Select[Any]:
    """Return the query for so many changes that fit."""
    return query.page(rows, is_ended=is_ended).limit(room)


@lru_cache(KEPT)
def floor_of(query: Query, span: int) -> Select[Any]:
    """Return the query for the last change of a list that is looked at for a page."""
    return query.whole().offset(span - 1).limit(1)


@lru_cache(KEPT)
def count_of(wanted: Filter, name: str, at_most: int) -> Select[int]:
    """Return the query for how many changes a list has, counting so many at most."""
    few = Query(replace(wanted, since="", until=""), name, begins=False).whole().order_by(None).limit(at_most)
    return select(func.count()).select_from(few.subquery())
