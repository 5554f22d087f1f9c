"""Which lists of changes are short enough to be looked through whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

KNOWN = 10_000  # lists
Named = tuple[str, str]
_LONG: WeakKeyDictionary[Engine, set[Named]] = WeakKeyDictionary()


def is_short(session: Session, rows: Select[Any], at_most: int, known_as: Named | None) -> bool:
    """Tell whether a list has at most so many changes.

    It is remembered of a long one that is `known_as` something: such lists only grow.
    """
    long = _LONG.setdefault(session.get_bind().engine, set())
    if known_as in long:
        return False
    few = rows.limit(at_most + 1).subquery()
    found = (session.scalar(select(func.count()).select_from(few)) or 0) <= at_most
    if not found and known_as and len(long) < KNOWN:
        long.add(known_as)
    return found
