"""Which lists of changes are short enough to be looked through whole."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from wikiapp.content.facet import UNSEEN
from wikiapp.timeline.query import PERSON, count_of

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from wikiapp.timeline.filters import Filter

KNOWN = 10_000  # lists
# Lists that were found to be long, and stay so.
_LONG: WeakKeyDictionary[Engine, set[tuple[str, str]]] = WeakKeyDictionary()


def is_short(session: Session, wanted: Filter, name: str, at_most: int) -> bool:
    """Tell whether one of the lists that a filter asks for has so many changes at most."""
    long, known_as = _LONG.setdefault(session.get_bind().engine, set()), (name, wanted.person * (name == PERSON))
    if known_as in long:
        return False
    found = (session.connection().scalar(count_of(wanted, name, at_most + 1)) or 0) <= at_most
    # What nobody has looked at becomes less by being looked at.
    if not found and name != UNSEEN and len(long) < KNOWN:
        long.add(known_as)
    return found
