"""The devices of a stand, which guests write on one after the other."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.deriving import digest, token
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person
from wikiapp.stands.stand import Stand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

INVITED_FOR = timedelta(days=1)
LONGEST_NAME = LONGEST_BROWSER = 60
_BYTES = 16  # of chance by which a device is known


class Device(Base):
    """A device that was asked to belong to a stand, and since when it does.

    The hash is that of its invitation first, and of what its browser keeps afterwards.
    """

    __tablename__ = "device"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    stand_id: Mapped[int] = mapped_column(ForeignKey(Stand.id), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    browser: Mapped[str] = mapped_column(String(LONGEST_BROWSER))
    invited_at: Mapped[datetime]
    invited_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    registered_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    spent_until: Mapped[datetime | None]

    stand: Mapped[Stand] = relationship()

    @classmethod
    def invite(cls, session: Session, stand: Stand, name: str, key: str, by: Person) -> Device:
        """Ask a device to belong to a stand."""
        device = cls(uuid=uuid7(now()), stand=stand, name=name, browser="", invited_at=now(), invited_by_id=by.id)
        device.secret_hash = digest(device.invitation(key))
        session.add(device)
        session.flush()
        return device

    @classmethod
    def invited(cls, secret: str) -> Select[Device]:
        """Find the device that holds an invitation, unless it was used or is too old."""
        waits = cls.registered_at.is_(None), cls.removed_at.is_(None), cls.invited_at > now() - INVITED_FOR
        return select(cls).where(cls.secret_hash == digest(secret), *waits)

    @classmethod
    def known_by(cls, secret: str) -> Select[Device]:
        """Find the device whose browser keeps that secret, while it belongs to a stand."""
        belongs = cls.registered_at.is_not(None), cls.removed_at.is_(None)
        return select(cls).where(cls.secret_hash == digest(secret), *belongs)

    @classmethod
    def of(cls, stand: Stand) -> Select[Device]:
        """Find the devices of a stand, those too that are still asked to be."""
        return select(cls).where(cls.stand_id == stand.id, cls.removed_at.is_(None)).order_by(cls.id)

    def invitation(self, key: str) -> str:
        """Return the secret of its invitation."""
        return token(key, "device", self.uuid)

    def register(self, browser: str) -> str:
        """Belong to the stand, and return the secret that the browser is to keep."""
        secret = secrets.token_urlsafe(_BYTES)
        self.registered_at, self.browser, self.secret_hash = now(), browser[:LONGEST_BROWSER], digest(secret)
        return secret

    def remove(self, by: Person) -> None:
        """Let the device be anybody's again."""
        self.removed_at, self.removed_by_id = now(), by.id
