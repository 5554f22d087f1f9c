"""How much one person may write: a good deal at once, and then so much a minute; nobody else is slowed down by it.

The generic cell rate algorithm (ITU-T I.371, 1996) needs no more than one moment for each person: the one at which
all that was written would have been written at the pace that can go on for ever.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from wikiapp.database import now
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from wikiapp.people.person import Person

AT_ONCE = 120  # writes
EACH = timedelta(seconds=3)  # that a write takes at the pace that can go on


class BudgetSpent(Exception):
    """Somebody has written so much that they have to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


def spend(person: Person) -> None:
    """Count one write; raises BudgetSpent. Moderators have no budget: what they undo may be much."""
    moment = now()
    spent_until = max(person.spent_until or moment, moment) + EACH
    over = spent_until - moment - AT_ONCE * EACH
    if over > timedelta(0) and not person.is_at_least(Role.MODERATOR):
        raise BudgetSpent(1 + over // timedelta(seconds=1))
    person.spent_until = spent_until
