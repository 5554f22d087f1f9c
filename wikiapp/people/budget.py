"""How much may be written: a good deal at once, and then so much a minute; nobody else is slowed down by it.

The generic cell rate algorithm (ITU-T I.371, 1996) needs no more than one moment for each budget: the one at which
all that was written would have been written at the pace that can go on for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wikiapp.database import now
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from wikiapp.people.person import Person


class BudgetSpent(Exception):
    """So much was written that the next has to wait; `shared` if by several people together."""

    def __init__(self, seconds: int, *, shared: bool) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds, self.shared = seconds, shared


@dataclass(frozen=True)
class Budget:
    """So many writes at once, and for ever one in each such time."""

    at_once: int
    each: timedelta
    shared: bool = False

    def spend(self, spent_until: datetime | None) -> datetime:
        """Count one write, and return until when the budget is used then; raises BudgetSpent."""
        moment = now()
        until = max(spent_until or moment, moment) + self.each
        over = until - moment - self.at_once * self.each
        if over > timedelta(0):
            raise BudgetSpent(1 + over // timedelta(seconds=1), shared=self.shared)
        return until


PERSONAL = Budget(at_once=120, each=timedelta(seconds=3))


def spend(person: Person) -> None:
    """Count one write; raises BudgetSpent. Moderators have no budget: what they undo may be much."""
    if not person.is_at_least(Role.MODERATOR):
        person.spent_until = PERSONAL.spend(person.spent_until)
