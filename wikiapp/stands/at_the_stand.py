"""What is written at a stand, on its devices or on a phone that joined it, goes by its rule and on its budget."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from flask import g
from sqlalchemy import bindparam, select, update

from wikiapp.database import Moment, now
from wikiapp.people.budget import PERSONAL, Budget
from wikiapp.people.first_writings import hold_first_writings
from wikiapp.people.present import before_each_write
from wikiapp.people.role import Role
from wikiapp.stands.device import Device
from wikiapp.stands.joining import Join
from wikiapp.stands.present import present_device
from wikiapp.stands.stand import Rule, Stand
from wikiapp.web import transaction

if TYPE_CHECKING:
    from flask import Flask

    from wikiapp.people.person import Person

STAYS = timedelta(hours=12)  # that somebody who joined with a phone counts as being at the stand
AT_ONCE = 3  # of what may be written in an hour, one part in so many may be written at once
AN_HOUR = timedelta(hours=1)
LATELY = (
    select(Join.stand_id)
    .where(Join.person_id == bindparam("who"), Join.created_at > bindparam("after", type_=Moment()))
    .order_by(Join.created_at.desc())
    .limit(1)
)


def use(app: Flask) -> None:
    """Look at each write before it is done."""
    before_each_write(app, _go_by_the_stand)


def present_stand() -> int | None:
    """Return the number of the stand that this request writes at."""
    return cast("int | None", g.get("stand_number"))


def _go_by_the_stand(person: Person) -> None:
    device = present_device()
    stand = device.stand if device else _joined(person)
    g.stand_number = stand.id if stand else None
    if stand is None or person.is_at_least(Role.MODERATOR):
        return
    if stand.rule == Rule.HOLD_FIRST:
        hold_first_writings()
    if device:
        _spend(Device, device.id, Budget(PERSONAL.at_once, PERSONAL.each, shared=True))
    _spend(Stand, stand.id, _budget_of(stand))


def _joined(person: Person) -> Stand | None:
    session = transaction.session()
    # Hardly anybody has joined a stand, so that is found out first, as cheaply as can be.
    number = session.connection().scalar(LATELY, {"who": person.id, "after": now() - STAYS}) if person.id else None
    stand = session.get(Stand, number) if number else None
    return stand if stand and stand.is_open() else None


def _budget_of(stand: Stand) -> Budget:
    at_once = max(1, stand.writes_an_hour // AT_ONCE)
    return Budget(at_once, AN_HOUR / stand.writes_an_hour, shared=True)


# What is spent is no change of what anybody reads, so it passes by the session's objects: kept pages stay good.
def _spend(table: type[Device | Stand], number: int, budget: Budget) -> None:
    connection = transaction.session().connection()
    row = table.id == number
    used = connection.scalar(select(table.spent_until).where(row).with_for_update())
    connection.execute(update(table).where(row).values(spent_until=budget.spend(used)))
