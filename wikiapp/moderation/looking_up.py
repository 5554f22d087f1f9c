"""Looking at the addresses that a person wrote from: a moderator's deliberate act, of which the log tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import current_app, render_template, request
from sqlalchemy import func, select

from wikiapp.moderation.act import Deed, note
from wikiapp.moderation.blocking import person_of
from wikiapp.moderation.blueprint import bp
from wikiapp.people.permitting import person_with
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.people.written_from import WrittenFrom, unpacked
from wikiapp.web import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from wikiapp.web.answer import Answer

MOST = 50  # addresses, and others at each


@dataclass
class Place:
    """An address, how often and until when somebody wrote from it, and who else did."""

    address: str
    count: int
    last: datetime
    others: list[Person] = field(default_factory=list)


@bp.post("/people/<int:number>/addresses")
def look_at_addresses(number: int) -> Answer:
    """Show a moderator from where somebody wrote, and who else did; that they looked is written down first."""
    by, who = person_with(Role.MODERATOR), person_of(number)
    note(Deed.LOOKED_UP, by=by, person=who, reason=request.form.get("summary", ""))
    transaction.session().commit()
    return render_template(
        "moderation/addresses.html", who=who, places=_places(who), days=current_app.config["KEEP_ADDRESSES"]
    )


def _places(who: Person) -> list[Place]:
    last = func.max(WrittenFrom.at)
    mine = select(WrittenFrom.address, func.count(), last).where(WrittenFrom.person_id == who.id)
    found = transaction.session().execute(mine.group_by(WrittenFrom.address).order_by(last.desc()).limit(MOST))
    return [Place(str(unpacked(one)), count, at, _others(one, who)) for one, count, at in found]


def _others(address: bytes, who: Person) -> list[Person]:
    there = select(WrittenFrom.person_id).where(WrittenFrom.address == address, WrittenFrom.person_id != who.id)
    return list(transaction.session().scalars(select(Person).where(Person.id.in_(there)).limit(MOST)))
