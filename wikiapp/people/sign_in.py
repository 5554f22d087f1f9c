"""Sign-ins: each is one browser of one person, and can be ended from any other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Select, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wikiapp.database import Base, Moment, now
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LASTS = timedelta(days=31)
LONGEST_DEVICE = 60
# The first that a browser names itself by; most name those after it, too.
_BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS",
    "Linux": "Linux",
}  # fmt: skip


class SignIn(Base):
    """A browser that a person is signed in with, until it is ended."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    device: Mapped[str] = mapped_column(String(LONGEST_DEVICE))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @classmethod
    def lasting(cls, person: Person) -> Select[SignIn]:
        """Find those of a person that have not ended, the newest first."""
        return select(cls).where(cls.person_id == person.id, LASTING).order_by(cls.id.desc())

    @classmethod
    def of(cls, person: Person, number: int) -> Select[SignIn]:
        """Find the one of that number, if it is this person's and has not ended."""
        return cls.lasting(person).where(cls.id == number)

    def end(self) -> None:
        """Sign the browser out."""
        self.ended_at = now()


EARLIEST = bindparam(None, callable_=lambda: now() - LASTS, type_=Moment())  # when what still lasts was begun
LASTING = SignIn.ended_at.is_(None) & (SignIn.created_at > EARLIEST)
WHO = (
    select(Person, SignIn.id)
    .outerjoin(SignIn, (SignIn.person_id == Person.id) & (SignIn.id == bindparam("sign_in")) & LASTING)
    .where(Person.id == bindparam("number"))
)


def person_and_sign_in(session: Session, number: int, sign_in: int) -> tuple[Person | None, int | None]:
    """Return a person, and the number of their sign-in if it has not ended: asked at each request, so at once."""
    found = session.execute(WHO, {"number": number, "sign_in": sign_in}).one_or_none()
    return (found[0], found[1]) if found else (None, None)


def device_of(user_agent: str) -> str:
    """Return what somebody would call the browser that names itself so: "Firefox, Android"."""
    named = (
        next((name for sign, name in known.items() if sign in user_agent), "") for known in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(filter(None, named))
