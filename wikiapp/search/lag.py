"""How far behind the index is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wikiapp.database import now
from wikiapp.search.pending import CURRENT, PAST, Pending

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COUNTED = select(Pending.collection, func.count(), func.min(Pending.since)).group_by(Pending.collection)


@dataclass(frozen=True)
class Lag:
    """How many contents a collection has not seen as they are now, and for how many seconds at most."""

    pending: int = 0
    seconds: float = 0.0


def lags(session: Session) -> dict[str, Lag]:
    """Return how far behind each collection is."""
    moment, behind = now(), {CURRENT: Lag(), PAST: Lag()}
    for collection, count, since in session.execute(COUNTED):
        behind[collection] = Lag(count, max(0.0, round((moment - since).total_seconds(), 3)))
    return behind
