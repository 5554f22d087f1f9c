"""How many may begin to write whom nobody knows: one number for the wiki, since an address is no person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from wikiapp.database import Base, now
from wikiapp.people.budget import Budget

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BUDGET = Budget(at_once=600, each=timedelta(seconds=6), shared=True)


class Newcomers(Base):
    """The one row that says until when the budget is used."""

    __tablename__ = "newcomers"

    id: Mapped[int] = mapped_column(primary_key=True)
    spent_until: Mapped[datetime]


def share_used(session: Session) -> float:
    """Return how much of the budget is used, from 0 to 1."""
    spent_until = session.connection().scalar(select(Newcomers.spent_until))
    writes = -((now() - spent_until) // BUDGET.each) if spent_until else 0
    return max(writes, 0) / BUDGET.at_once


# This is no change of what anybody reads, so it passes by the session's objects: kept pages stay good.
def spend(session: Session) -> None:
    """Count one more; raises BudgetSpent."""
    connection = session.connection()
    used = connection.scalar(select(Newcomers.spent_until).with_for_update())
    until = BUDGET.spend(used)
    write = (
        update(Newcomers).values(spent_until=until) if used else insert(Newcomers).values(id=1, spent_until=until)
    )
    connection.execute(write)
