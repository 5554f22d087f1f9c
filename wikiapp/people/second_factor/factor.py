"""The codes of a person's phone, which change every half a minute (TOTP, RFC 6238).

What the codes are made of is kept nowhere: it is derived from the wiki's key and a number, so whoever gets hold of
the database alone makes none.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pyotp import TOTP
from sqlalchemy import ForeignKey, Select, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import EPOCH, Base, now, session_of
from wikiapp.deriving import seed
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 30  # seconds that a code is shown for
ASTRAY = 1  # steps that a phone's clock may be wrong by


class SecondFactor(Base):
    """A person's; it counts once a code has shown that the phone has it."""

    __tablename__ = "second_factor"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, autoincrement=False)
    uuid: Mapped[UUID]
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int]
    """The latest whose code was used: none is good for twice."""

    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, person: Person) -> Select[SecondFactor]:
        """Find the one of a person that counts."""
        return select(cls).where(cls.person_id == person.id, cls.confirmed_at.is_not(None))

    def seed(self, key: str) -> str:
        """Return what the phone makes its codes of."""
        return seed(key, "second factor", self.uuid)

    def address(self, key: str, site: str) -> str:
        """Return it as an address that apps for codes know what to do with."""
        return TOTP(self.seed(key)).provisioning_uri(name=self.person.login, issuer_name=site)

    def accepts(self, typed: str, key: str) -> bool:
        """Tell whether it is a code of now that was not used before, and use it up."""
        codes, code = TOTP(self.seed(key)), "".join(typed.split()).encode()
        return any(
            hmac.compare_digest(codes.at(step * STEP).encode(), code) and self._use(step) for step in _steps()
        )

    def _use(self, step: int) -> bool:
        later = update(SecondFactor).where(SecondFactor.person_id == self.person_id, SecondFactor.last_step < step)
        return session_of(self).scalar(later.values(last_step=step).returning(SecondFactor.last_step)) is not None

    def confirm(self, typed: str, key: str) -> bool:
        """Let it count from now on if that is a code of it."""
        shown = self.accepts(typed, key)
        if shown:
            self.confirmed_at = now()
        return shown


def begin(person: Person) -> SecondFactor:
    """Begin one, in the place of one that was only begun."""
    session = session_of(person)
    made = session.get(SecondFactor, person.id) or SecondFactor(person_id=person.id)
    made.uuid, made.begun_at, made.last_step = uuid4(), now(), 0
    session.add(made)
    return made


def _steps() -> Iterator[int]:
    present = int((now() - EPOCH).total_seconds()) // STEP
    yield from range(present - ASTRAY, present + ASTRAY + 1)
