"""Looking at what is about to be written: which filters it hits, and what is to be done about it.

Where no filter is on, that costs one look at one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from wikiapp.filters.filter import Does, FilterSwitch
from wikiapp.filters.held import goes_free
from wikiapp.filters.hit import HEEDED, hit, hits_too_much
from wikiapp.people.first_writings import first_writings_wait
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sqlalchemy.orm import Session

    from wikiapp.content import Revision
    from wikiapp.filters.change import Change
    from wikiapp.filters.rule import Rule
    from wikiapp.people.person import Person

NEWEST = select(func.max(FilterSwitch.id))
_known: WeakKeyDictionary[Engine, tuple[int | None, list[Active]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Active:
    """A version of a filter that is on, as it is known to a process."""

    switch_id: int
    version_id: int
    name: str
    advice: str
    does: Does
    rule: Rule


@dataclass(frozen=True)
class Screening:
    """What filters make of a change. `heeded` are the versions of which its writer has read the warning."""

    session: Session
    person: Person
    hits: Sequence[Active] = ()
    heeded: Collection[int] = ()
    is_first: bool = False
    free: bool = False

    @property
    def refused_by(self) -> Active | None:
        """The filter that refuses it."""
        return next((one for one in self.hits if one.does == Does.REFUSE), None)

    @property
    def warned_by(self) -> list[Active]:
        """The filters whose warnings its writer is still to read; none where it is refused or held anyway."""
        if self.refused_by or self.held_for is not None:
            return []
        return [one for one in self.hits if one.does == Does.WARN and one.version_id not in self.heeded]

    @property
    def held_for(self) -> str | None:
        """Why it waits: the name of a filter, nothing where it is a first writing; None if it doesn't wait."""
        if self.free:
            return None
        return next((one.name for one in self.hits if one.does == Does.HOLD), "" if self.is_first else None)

    def stop(self, by: Sequence[Active]) -> None:
        """Note that these filters stopped it; whoever is new here is not written down for that."""
        known = self.person.id is not None
        if not known:
            self.session.expunge(self.person)
        for one in by:
            hit(self.session, one.version_id, one.does, person=self.person if known else None, revision=None)
        self._switch_off_what_hits_too_much()

    def pass_on(self, revision: Revision | None) -> None:
        """Note what became of it: a revision, or something that waits and is none yet."""
        for one in self.hits:
            hit(self.session, one.version_id, self._done(one), person=self.person, revision=revision)
        self._switch_off_what_hits_too_much()

    def _done(self, one: Active) -> str:
        if one.does == Does.HOLD and self.free:
            return Does.TAG
        return HEEDED if one.does == Does.WARN else one.does

    def _switch_off_what_hits_too_much(self) -> None:
        self.session.flush()
        for one in self.hits:
            switch = self.session.get_one(FilterSwitch, one.switch_id)
            if hits_too_much(self.session, switch):
                switch.filter.switch_to(None, by=None)


def screen(session: Session, person: Person, change: Callable[[], Change], heeded: Collection[int]) -> Screening:
    """Return what the filters make of a change, which is only made where there are any; moderators are trusted."""
    # Whoever is new here is written down with what they write, not before.
    with session.no_autoflush:
        on, first = filters_on(session), first_writings_wait()
        if not (on or first) or person.is_at_least(Role.MODERATOR):
            return Screening(session, person)
        asked = change() if on else None
        hits = [one for one in on if asked and one.rule.hits(asked)]
        holds = first or any(one.does == Does.HOLD for one in hits)
        return Screening(session, person, hits, heeded, first, free=holds and goes_free(session, person))


def filters_on(session: Session) -> list[Active]:
    """Return the filters that are on; they are read again when any was switched."""
    connection = session.connection()
    newest, known = connection.scalar(NEWEST), _known.get(connection.engine)
    if newest is None:
        return []
    if known is None or known[0] != newest:
        known = newest, [_active(one) for one in session.scalars(FilterSwitch.last()) if one.version]
        _known[connection.engine] = known
    return known[1]


def _active(switch: FilterSwitch) -> Active:
    version = switch.version
    if version is None:
        raise ValueError("nothing is on")
    return Active(switch.id, version.id, version.name, version.advice, Does(version.does), version.rule)
