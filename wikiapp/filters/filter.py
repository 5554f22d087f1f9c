"""Filters: a rule and what to do about changes that it hits. A fact with versions; what is on says a switch."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Select, String, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from wikiapp.content import Revision
from wikiapp.database import Base, now, session_of
from wikiapp.filters.rule import Rule
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_NAME, LONGEST_ADVICE = 80, 500


class Does(StrEnum):
    """What a filter does about a change, the mildest first."""

    TAG = "tag"
    WARN = "warn"
    HOLD = "hold"
    REFUSE = "refuse"


class Filter(Base):
    """One filter through all its versions."""

    __tablename__ = "filter"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]

    @property
    def latest(self) -> FilterVersion:
        """What it says now, on or not."""
        return self._newest(FilterVersion)

    @property
    def switch(self) -> FilterSwitch | None:
        """How it was switched last; None where it never was."""
        newest = select(FilterSwitch).where(FilterSwitch.filter_id == self.id)
        return session_of(self).scalar(newest.order_by(FilterSwitch.id.desc()).limit(1))

    def write(self, *, by: Person, name: str, advice: str, does: Does, rule: Rule) -> FilterVersion:
        """Add a version, which does nothing until it is switched on; the one that is on stays so until then."""
        made = FilterVersion(
            filter=self, by=by, name=" ".join(name.split())[:LONGEST_NAME], does=does, created_at=now(),
            advice=" ".join(advice.split())[:LONGEST_ADVICE], lines=[list(line) for line in rule.lines],
        )  # fmt: skip
        session_of(by).add(made)
        session_of(by).flush()
        return made

    def switch_to(self, version: FilterVersion | None, *, by: Person | None) -> FilterSwitch:
        """Let a version be what counts from now on, or none; `by` is nobody where it switched itself off."""
        session = session_of(self)
        newest = session.scalar(select(func.max(Revision.id))) or 0
        made = FilterSwitch(filter=self, version=version, by=by, created_at=now(), after_revision=newest)
        session.add(made)
        session.flush()
        return made

    def _newest(self, of: type[FilterVersion]) -> FilterVersion:
        newest = select(of).where(of.filter_id == self.id).order_by(of.id.desc()).limit(1)
        return session_of(self).scalars(newest).one()


class FilterVersion(Base):
    """What a filter says: who wrote it and when. `advice` is what people are told whom it stops."""

    __tablename__ = "filter_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    filter_id: Mapped[int] = mapped_column(ForeignKey(Filter.id), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    advice: Mapped[str] = mapped_column(String(LONGEST_ADVICE))
    does: Mapped[str] = mapped_column(String(10))
    lines: Mapped[list[Any]] = mapped_column(JSON)
    by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime]

    filter: Mapped[Filter] = relationship()
    by: Mapped[Person] = relationship()

    @cached_property
    def rule(self) -> Rule:
        """What it asks of a change."""
        return Rule([(name, value) for name, value in self.lines])


class FilterSwitch(Base):
    """That a version counts from then on, or none; `after_revision` is the newest revision of that moment."""

    __tablename__ = "filter_switch"

    id: Mapped[int] = mapped_column(primary_key=True)
    filter_id: Mapped[int] = mapped_column(ForeignKey(Filter.id), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey(FilterVersion.id))
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime]
    after_revision: Mapped[int]

    filter: Mapped[Filter] = relationship()
    version: Mapped[FilterVersion | None] = relationship()
    by: Mapped[Person | None] = relationship()

    @classmethod
    def last(cls) -> Select[FilterSwitch]:
        """Find how each filter was switched last."""
        newest = select(func.max(cls.id)).group_by(cls.filter_id)
        told = joinedload(cls.version), joinedload(cls.by)
        return select(cls).where(cls.id.in_(newest)).options(*told).order_by(cls.filter_id)


def begin_filter(session: Session) -> Filter:
    """Return a new filter, which says nothing yet."""
    begun = Filter(created_at=now())
    session.add(begun)
    session.flush()
    return begun
