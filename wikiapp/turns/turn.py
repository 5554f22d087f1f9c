"""One guest's turn on a shared device."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, Select, String, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.deriving import digest
from wikiapp.people.person import Person
from wikiapp.stands.device import Device

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# The device itself ends a turn that nobody goes on with, and tells only now and then that somebody does; so it
# takes longer here. Where no script runs, this is the time in which something has to be sent.
GRACE = timedelta(seconds=30)


class Ending(StrEnum):
    """How a turn ended."""

    DONE = "done"
    IDLE = "idle"
    NEXT = "next"  # somebody else began


class Turn(Base):
    """From when to when who was at which device. `form_key_hash` tells whose a form was that comes late."""

    __tablename__ = "turn"

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[int] = mapped_column(ForeignKey(Device.id), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    form_key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None] = mapped_column(String(10))
    put_away_at: Mapped[datetime | None]
    """When the card was put away that was shown at the end."""

    person: Mapped[Person] = relationship()

    @classmethod
    def begin(cls, session: Session, device: Device, person: Person, form_key: str) -> Turn:
        """Let a person be at a device from now on; whoever was there before isn't any more."""
        end_turns(session, Ending.NEXT, cls.device_id == device.id)
        turn = cls(
            device_id=device.id, person=person, form_key_hash=digest(form_key), began_at=now(), seen_at=now()
        )
        session.add(turn)
        session.flush()
        return turn

    @classmethod
    def last_on(cls, device: Device) -> Select[Turn]:
        """Find the turn that is or was the last on a device."""
        return select(cls).where(cls.device_id == device.id).order_by(cls.id.desc()).limit(1)

    @classmethod
    def whose_form(cls, device: Device, form_key: str) -> Select[Turn]:
        """Find the turn on a device in which a form was made."""
        return select(cls).where(cls.device_id == device.id, cls.form_key_hash == digest(form_key))

    def lasts(self, idle_seconds: int) -> bool:
        """Tell whether it goes on: it wasn't ended, and somebody was there a short while ago."""
        return self.ended_at is None and self.seen_at > now() - timedelta(seconds=idle_seconds) - GRACE


# These are no changes of what anybody reads, so they pass by the session's objects: pages that are kept stay good.
def end_turns(session: Session, how: Ending, *which: object) -> None:
    """End the turns that fulfil these conditions and go on."""
    going_on = update(Turn).where(Turn.ended_at.is_(None), *which)  # type: ignore[arg-type]  # of columns
    session.connection().execute(going_on.values(ended_at=now(), ending=how))


def put_away(session: Session, device: Device) -> None:
    """Show the card of the last turn's end no longer."""
    shown = update(Turn).where(Turn.device_id == device.id, Turn.put_away_at.is_(None))
    session.connection().execute(shown.values(put_away_at=now()))
