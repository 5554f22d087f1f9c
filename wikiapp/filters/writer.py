"""Whoever writes, as filters see them: what they wrote so far, looked up only if a rule asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.content import Revision

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from wikiapp.people.person import Person

MINUTE = timedelta(minutes=1)
MOST = 1000  # changes that are counted


@dataclass(frozen=True)
class Writer:
    """A person at a moment; `before` is the first revision that they hadn't written by then, None for now."""

    session: Session
    person: Person
    at: datetime
    before: int | None = None

    @property
    def is_guest(self) -> bool:
        """Whether this person has no account."""
        return self.person.is_guest

    @property
    def hours(self) -> int:
        """How long the person has been known, in whole hours."""
        return int((self.at - self.person.created_at) / timedelta(hours=1))

    @cached_property
    def count(self) -> int:
        """How many changes the person has made, as far as they are counted."""
        found = self._theirs.with_only_columns(Revision.id).limit(MOST)
        return self.session.scalar(select(func.count()).select_from(found.subquery())) or 0 if self._known else 0

    @cached_property
    def lately(self) -> int:
        """How many changes the person has made within a minute, this one counted."""
        newest = self._theirs.with_only_columns(Revision.created_at).order_by(Revision.id.desc()).limit(MOST)
        when = self.session.scalars(newest).all() if self._known else []
        return 1 + sum(self.at - MINUTE < moment for moment in when)

    @property
    def _known(self) -> bool:
        return self.person.id is not None

    @property
    def _theirs(self) -> Select[Revision]:
        theirs = select(Revision).where(Revision.author_id == self.person.id)
        return theirs if self.before is None else theirs.where(Revision.id < self.before)
