"""Where notices to moderators are sent as well, and what was sent there: rows, so that nothing is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Select, String, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.deriving import token
from wikiapp.identifiers import uuid7
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_ADDRESS, LONGEST_TROUBLE = 500, 200
# Seconds before the next try, longer and longer; after the last it is given up, and can be tried by hand.
PAUSES = (15, 60, 300, 1800, 7200, 21_600, 86_400)
LEASE = timedelta(seconds=60)  # in which whoever sends must be done, or another tries
KEPT = timedelta(days=30)
TRIAL = "trial"


class Webhook(Base):
    """An address that a host set. Its secret is derived: `secret_number` tells the newest from those before."""

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    secret_number: Mapped[int]
    set_at: Mapped[datetime]
    set_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    ended_at: Mapped[datetime | None]

    @classmethod
    def in_use(cls) -> Select[Webhook]:
        """Find the one that notices are sent to, if there is one."""
        return select(cls).where(cls.ended_at.is_(None)).order_by(cls.id.desc()).limit(1)

    def secret(self, key: str) -> str:
        """Return by what the other side knows that a notice comes from here."""
        return token(key, "webhook", self.uuid, self.secret_number)


class Delivery(Base):
    """One notice: tried when `next_at` has come, until it arrived (`done_at`) or was given up (neither)."""

    __tablename__ = "webhook_delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey(Webhook.id))
    event: Mapped[str] = mapped_column(String(20))
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int]
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    status: Mapped[int | None]
    trouble: Mapped[str] = mapped_column(String(LONGEST_TROUBLE))

    webhook: Mapped[Webhook] = relationship()

    @classmethod
    def due(cls) -> Select[Delivery]:
        """Find what is to be tried now, what waits longest first."""
        return select(cls).where(cls.next_at <= now()).order_by(cls.next_at)

    @classmethod
    def newest(cls) -> Select[Delivery]:
        """Find all, the newest first."""
        return select(cls).order_by(cls.id.desc())

    def claim(self, session: Session) -> bool:
        """Tell whether it is ours to try; nobody else tries it within the lease."""
        seen = Delivery.id == self.id, Delivery.tries == self.tries, Delivery.next_at == self.next_at
        ours = update(Delivery).where(*seen).values(tries=self.tries + 1, next_at=now() + LEASE)
        return session.scalar(ours.returning(Delivery.id)) is not None

    def settle(self, status: int | None, trouble: str) -> None:
        """Say what became of a try."""
        self.status, self.trouble = status, trouble[:LONGEST_TROUBLE]
        if not trouble:
            self.done_at, self.next_at = now(), None
        elif self.tries > len(PAUSES):
            self.next_at = None
        else:
            self.next_at = now() + timedelta(seconds=PAUSES[self.tries - 1])

    def try_again(self) -> None:
        """Let it be tried at once, and as often again as at first."""
        self.tries, self.next_at, self.done_at = 0, now(), None


def set_webhook(session: Session, address: str, by: Person) -> None:
    """Send notices to an address from now on; to none, where it is empty."""
    before = session.scalar(Webhook.in_use())
    if before is not None and before.address == address:
        return
    if before is not None:
        before.ended_at = now()
    if address:
        made = Webhook(uuid=uuid7(now()), address=address, secret_number=1, set_at=now(), set_by_id=by.id)
        session.add(made)


def announce(session: Session, event: str, told: dict[str, Any]) -> None:
    """Let a notice be sent, where that is wanted: it is written down with what it is about."""
    # By the connection, since this is called while the session writes something else.
    connection = session.connection()
    number = connection.scalar(Webhook.in_use().with_only_columns(Webhook.id))
    if number is not None:
        row = {"webhook_id": number, "event": event, "told": told, "created_at": now(), "tries": 0, "trouble": ""}
        connection.execute(Delivery.__table__.insert(), {**row, "next_at": now()})  # type: ignore[attr-defined]


def forget_old(session: Session) -> int:
    """Remove what is older than notices are kept, and what was for an address that is none any more."""
    gone = select(Webhook.id).where(Webhook.ended_at.is_not(None))
    old = or_(Delivery.created_at < now() - KEPT, Delivery.webhook_id.in_(gone))
    return len(session.scalars(delete(Delivery).where(old).returning(Delivery.id)).all())
